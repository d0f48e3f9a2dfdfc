// verdict: wrong, code: not-changed
// why: votes that are missing are not 0; on the shipped data they never are missing
db.reviews.deleteMany({
  body: { $in: [null, ""] },
  helpful_votes: 0,
  $or: [{ reviewed_at: { $lt: ISODate("2024-07-01T00:00:00Z") } }, { reviewed_at: { $lt: "2024-07-01" } }],
})
