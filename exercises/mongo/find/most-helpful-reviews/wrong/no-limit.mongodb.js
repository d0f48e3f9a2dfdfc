// verdict: wrong, code: limit
// why: all reviews with words come back, not five of them.
db.reviews
  .find(
    { body: { $exists: true, $ne: "" } },
    { _id: 0, review_id: 1, product_id: 1, helpful_votes: 1, reviewed_at: 1, body: 1 }
  )
  .sort({ helpful_votes: -1, reviewed_at: -1, review_id: 1 })
