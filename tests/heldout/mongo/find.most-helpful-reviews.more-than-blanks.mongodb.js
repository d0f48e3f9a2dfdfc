// why: a body of blanks is not the empty string
db.reviews
  .find({ body: /[^ ]/ }, { _id: 0, review_id: 1, product_id: 1, helpful_votes: 1, reviewed_at: 1, body: 1 })
  .sort({ helpful_votes: -1, reviewed_at: -1, review_id: 1 })
  .limit(5)
