// shape: correlated $lookup with let, $group and $top inside
db.products.aggregate([
  { $match: { kind: "clothing" } },
  {
    $lookup: {
      from: "reviews",
      let: { product: "$_id" },
      pipeline: [
        { $match: { $expr: { $eq: ["$product_id", "$$product"] }, body: { $nin: [null, ""] } } },
        {
          $group: {
            _id: null,
            best: {
              $top: {
                sortBy: { helpful_votes: -1, review_id: 1 },
                output: { rating: "$rating", helpful_votes: "$helpful_votes", body: "$body" },
              },
            },
          },
        },
      ],
      as: "r",
    },
  },
  { $project: { _id: 0, product_id: "$_id", name: 1, review: { $first: "$r.best" } } },
])
