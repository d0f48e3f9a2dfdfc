// why: what was written at that very midnight is not old
db.reviews.deleteMany({
  body: { $in: [null, ""] },
  helpful_votes: { $in: [null, 0] },
  $or: [{ reviewed_at: { $lte: ISODate("2024-07-01") } }, { reviewed_at: { $lt: "2024-07-01" } }],
})
