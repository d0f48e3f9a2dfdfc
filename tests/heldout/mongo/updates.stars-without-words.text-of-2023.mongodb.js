// why: the texts of 2024 before July are old as well
// scenario: a review without body and votes, reviewed_at the text 2024-02-01 10:00:00
db.reviews.deleteMany({
  body: { $in: [null, ""] },
  helpful_votes: { $in: [null, 0] },
  $or: [{ reviewed_at: { $lt: ISODate("2024-07-01") } }, { reviewed_at: /^2023/ }],
})
