// shape: all reviews looked up; $filter, $sortArray, $slice, $map and $first make one document or nothing of them
db.products.aggregate([
  { $match: { kind: "clothing" } },
  { $lookup: { from: "reviews", localField: "_id", foreignField: "product_id", as: "all" } },
  {
    $project: {
      _id: 0,
      product_id: "$_id",
      name: 1,
      review: {
        $first: {
          $map: {
            input: {
              $slice: [
                {
                  $sortArray: {
                    input: {
                      $filter: { input: "$all", as: "r", cond: { $ne: [{ $ifNull: ["$$r.body", ""] }, ""] } },
                    },
                    sortBy: { helpful_votes: -1, review_id: 1 },
                  },
                },
                1,
              ],
            },
            as: "r",
            in: { rating: "$$r.rating", helpful_votes: "$$r.helpful_votes", body: "$$r.body" },
          },
        },
      },
    },
  },
])
