// why: a body of blanks is not the empty string
db.products.aggregate([
  { $match: { kind: "clothing" } },
  {
    $lookup: {
      from: "reviews",
      localField: "_id",
      foreignField: "product_id",
      pipeline: [
        { $match: { body: /[^ ]/ } },
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
