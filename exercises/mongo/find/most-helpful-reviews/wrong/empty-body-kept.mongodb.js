// verdict: wrong, code: extra-documents
// why: the empty string is there, and it is not null.
db.reviews
  .find(
    { body: { $ne: null } },
    { _id: 0, review_id: 1, product_id: 1, helpful_votes: 1, reviewed_at: 1, body: 1 }
  )
  .sort({ helpful_votes: -1, reviewed_at: -1, review_id: 1 })
  .limit(5)
