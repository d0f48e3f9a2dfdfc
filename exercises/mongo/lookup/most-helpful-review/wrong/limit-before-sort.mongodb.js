// verdict: wrong, code: sort-after-limit
// why: takes any one review and then sorts it
db.products.aggregate([
  { $match: { kind: "clothing" } },
  {
    $lookup: {
      from: "reviews",
      let: { product: "$_id" },
      pipeline: [
        { $match: { $expr: { $eq: ["$product_id", "$$product"] }, body: { $nin: [null, ""] } } },
        { $limit: 1 },
        { $sort: { helpful_votes: -1, review_id: 1 } },
        { $project: { _id: 0, rating: 1, helpful_votes: 1, body: 1 } },
      ],
      as: "review",
    },
  },
  { $unwind: { path: "$review", preserveNullAndEmptyArrays: true } },
  { $project: { _id: 0, product_id: "$_id", name: 1, review: 1 } },
])
