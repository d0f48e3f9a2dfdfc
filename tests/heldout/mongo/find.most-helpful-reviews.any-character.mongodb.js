// why: asks for one character with /./, which does not find a line break, so a body of a line break only is left out
// scenario: one review with body "\n" and 3 votes; asked: that review; this: nothing
db.reviews
  .find({ body: /./ }, { _id: 0, review_id: 1, product_id: 1, helpful_votes: 1, reviewed_at: 1, body: 1 })
  .sort({ helpful_votes: -1, reviewed_at: -1, review_id: 1 })
  .limit(5)
