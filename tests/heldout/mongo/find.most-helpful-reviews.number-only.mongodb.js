// why: of equally many votes the later review goes first, here the one with the lower number
// scenario: reviews 1 (May) and 2 (June) with words and 3 votes each: 2, 1
db.reviews
  .find({ body: { $nin: [null, ""] } }, { _id: 0, review_id: 1, product_id: 1, helpful_votes: 1, reviewed_at: 1, body: 1 })
  .sort({ helpful_votes: -1, review_id: 1 })
  .limit(5)
