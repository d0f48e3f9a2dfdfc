// verdict: wrong, code: not-changed
// why: a body that is missing is not the empty string
db.reviews.deleteMany({
  body: "",
  helpful_votes: { $in: [null, 0] },
  $or: [{ reviewed_at: { $lt: ISODate("2024-07-01T00:00:00Z") } }, { reviewed_at: { $lt: "2024-07-01" } }],
})
