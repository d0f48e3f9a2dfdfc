// why: a body of blanks is neither missing nor empty
db.reviews.deleteMany({
  body: { $in: [null, /^ *$/] },
  helpful_votes: { $in: [null, 0] },
  $or: [{ reviewed_at: { $lt: ISODate("2024-07-01") } }, { reviewed_at: { $lt: "2024-07-01" } }],
})
