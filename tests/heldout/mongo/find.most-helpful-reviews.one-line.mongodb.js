// why: a body of several lines that begins with an empty one has words
db.reviews
  .find({ body: /^./ }, { _id: 0, review_id: 1, product_id: 1, helpful_votes: 1, reviewed_at: 1, body: 1 })
  .sort({ helpful_votes: -1, reviewed_at: -1, review_id: 1 })
  .limit(5)
