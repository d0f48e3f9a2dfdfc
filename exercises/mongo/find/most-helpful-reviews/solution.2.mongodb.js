db.reviews.aggregate([
  { $match: { body: { $gt: "" } } },
  { $sort: { helpful_votes: -1, reviewed_at: -1, review_id: 1 } },
  { $limit: 5 },
  { $project: { _id: 0, review_id: 1, product_id: 1, helpful_votes: 1, reviewed_at: 1, body: 1 } }
])
