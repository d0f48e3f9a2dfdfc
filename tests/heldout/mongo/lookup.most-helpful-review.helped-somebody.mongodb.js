// why: a review without a vote may be the best there is
// scenario: a garment with one review, with words and 0 votes
db.products.aggregate([
  { $match: { kind: "clothing" } },
  {
    $lookup: {
      from: "reviews",
      let: { p: "$_id" },
      pipeline: [
        { $match: { $expr: { $eq: ["$product_id", "$$p"] }, body: { $nin: [null, ""] }, helpful_votes: { $gt: 0 } } },
        { $sort: { helpful_votes: -1, review_id: 1 } },
        { $limit: 1 },
        { $project: { _id: 0, rating: 1, helpful_votes: 1, body: 1 } },
      ],
      as: "review",
    },
  },
  { $unwind: { path: "$review", preserveNullAndEmptyArrays: true } },
  { $project: { _id: 0, product_id: "$_id", name: 1, review: 1 } },
])
