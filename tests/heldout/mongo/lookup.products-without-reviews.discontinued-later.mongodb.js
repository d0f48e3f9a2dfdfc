// why: counts a product that will be discontinued after today as still in the range; only the missing field counts
// scenario: product 1 without reviews, discontinued_on 2025-06-30; asked: nothing; this: product 1
db.products.aggregate([
  {
    $match: {
      $or: [{ discontinued_on: { $exists: false } }, { discontinued_on: { $gt: ISODate("2025-03-31T00:00:00Z") } }],
    },
  },
  { $lookup: { from: "reviews", localField: "_id", foreignField: "product_id", as: "reviews" } },
  { $match: { reviews: { $size: 0 } } },
  { $project: { _id: 0, product_id: "$_id", name: 1, launched_on: 1 } },
])
