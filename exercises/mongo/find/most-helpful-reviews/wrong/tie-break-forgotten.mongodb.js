// verdict: wrong, code: wrong-order
// why: among equal votes the lower id wins instead of the later review.
db.reviews
  .find(
    { body: { $exists: true, $ne: "" } },
    { _id: 0, review_id: 1, product_id: 1, helpful_votes: 1, reviewed_at: 1, body: 1 }
  )
  .sort({ helpful_votes: -1, review_id: 1 })
  .limit(5)
