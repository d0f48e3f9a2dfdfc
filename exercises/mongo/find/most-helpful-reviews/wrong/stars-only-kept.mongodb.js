// verdict: wrong, code: ne-matches-missing
// why: a body that is missing is not equal to the empty string, so reviews without words get in.
db.reviews
  .find(
    { body: { $ne: "" } },
    { _id: 0, review_id: 1, product_id: 1, helpful_votes: 1, reviewed_at: 1, body: 1 }
  )
  .sort({ helpful_votes: -1, reviewed_at: -1, review_id: 1 })
  .limit(5)
