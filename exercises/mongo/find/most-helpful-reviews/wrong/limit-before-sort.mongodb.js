// verdict: wrong, code: sort-after-limit
// why: in a pipeline the stages run as they stand: five reviews are taken, then sorted.
db.reviews.aggregate([
  { $match: { body: { $gt: "" } } },
  { $limit: 5 },
  { $sort: { helpful_votes: -1, reviewed_at: -1, review_id: 1 } },
  { $project: { _id: 0, review_id: 1, product_id: 1, helpful_votes: 1, reviewed_at: 1, body: 1 } }
])
