// why: June 30 is before July 1 in full, its text is above the text of its date
// scenario: a review without body and votes, reviewed_at the text 2024-06-30 12:00:00
db.reviews.deleteMany({
  body: { $in: [null, ""] },
  helpful_votes: { $in: [null, 0] },
  $or: [{ reviewed_at: { $lt: ISODate("2024-07-01") } }, { reviewed_at: { $lte: "2024-06-30" } }],
})
