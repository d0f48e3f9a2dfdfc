// why: exactly five come out, here fewer where fewer than five have a vote
// scenario: five reviews with words, one of them with 0 votes
db.reviews
  .find({ body: { $exists: true, $ne: "" }, helpful_votes: { $gt: 0 } }, { _id: 0, review_id: 1, product_id: 1, helpful_votes: 1, reviewed_at: 1, body: 1 })
  .sort({ helpful_votes: -1, reviewed_at: -1, review_id: 1 })
  .limit(5)
