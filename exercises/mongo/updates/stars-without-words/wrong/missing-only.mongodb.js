// verdict: wrong, code: not-changed
// why: a review with an empty body has no words either
db.reviews.deleteMany({
  body: { $exists: false },
  helpful_votes: { $in: [null, 0] },
  $or: [{ reviewed_at: { $lt: ISODate("2024-07-01T00:00:00Z") } }, { reviewed_at: { $lt: "2024-07-01" } }],
})
