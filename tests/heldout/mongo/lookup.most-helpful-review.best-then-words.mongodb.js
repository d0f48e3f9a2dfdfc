// why: takes the best review of the garment first and only then asks whether it has words
// scenario: product 41 with a review of 9 votes without body and one of 3 votes with body "Warm"; asked: the one of 3 votes; this: no field review
db.products.aggregate([
  { $match: { kind: "clothing" } },
  {
    $lookup: {
      from: "reviews",
      localField: "_id",
      foreignField: "product_id",
      pipeline: [
        { $sort: { helpful_votes: -1, review_id: 1 } },
        { $limit: 1 },
        { $match: { body: { $exists: true, $ne: "" } } },
        { $project: { _id: 0, rating: 1, helpful_votes: 1, body: 1 } },
      ],
      as: "review",
    },
  },
  { $unwind: { path: "$review", preserveNullAndEmptyArrays: true } },
  { $project: { _id: 0, product_id: "$_id", name: 1, review: 1 } },
])
