// why: takes every review whose time is stored as text for an old one
// scenario: a review without body and votes, reviewed_at "2024-08-02 10:00:00"; asked: stays; this: deleted
db.reviews.deleteMany({
  body: { $in: [null, ""] },
  helpful_votes: { $in: [null, 0] },
  $or: [{ reviewed_at: { $lt: ISODate("2024-07-01T00:00:00Z") } }, { reviewed_at: { $type: "string" } }],
})
