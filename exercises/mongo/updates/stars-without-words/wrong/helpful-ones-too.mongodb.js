// verdict: wrong, code: too-many-changed
// why: reviews that somebody found helpful go as well
db.reviews.deleteMany({
  body: { $in: [null, ""] },
  $or: [{ reviewed_at: { $lt: ISODate("2024-07-01T00:00:00Z") } }, { reviewed_at: { $lt: "2024-07-01" } }],
})
