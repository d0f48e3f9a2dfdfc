// verdict: wrong, code: not-changed
// why: no text is below a date; on the shipped data the oldest reviews all have words
db.reviews.deleteMany({
  body: { $in: [null, ""] },
  helpful_votes: { $in: [null, 0] },
  reviewed_at: { $lt: ISODate("2024-07-01T00:00:00Z") },
})
