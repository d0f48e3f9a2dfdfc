// why: takes the $max of documents that begin with the votes and go on with the review_id, so among equals the highest review_id wins
// scenario: product 41 with reviews 1 ("Warm") and 2 ("Soft"), 3 votes each; asked: "Warm"; this: "Soft"
db.products.aggregate([
  { $match: { kind: "clothing" } },
  {
    $lookup: {
      from: "reviews",
      localField: "_id",
      foreignField: "product_id",
      pipeline: [{ $match: { body: { $gt: "" } } }],
      as: "all",
    },
  },
  {
    $set: {
      best: {
        $max: {
          $map: {
            input: "$all",
            as: "r",
            in: {
              helpful_votes: "$$r.helpful_votes",
              review_id: "$$r.review_id",
              rating: "$$r.rating",
              body: "$$r.body",
            },
          },
        },
      },
    },
  },
  {
    $project: {
      _id: 0,
      product_id: "$_id",
      name: 1,
      review: {
        $cond: [
          { $gt: [{ $size: "$all" }, 0] },
          { rating: "$best.rating", helpful_votes: "$best.helpful_votes", body: "$best.body" },
          "$$REMOVE",
        ],
      },
    },
  },
])
