// why: a product without a discontinued_on is in the range, whether its first day is still to come plays no part
// scenario: a product launched on 2025-04-15, without reviews
db.products.aggregate([
  { $match: { discontinued_on: { $exists: false }, launched_on: { $lte: ISODate("2025-03-31") } } },
  { $lookup: { from: "reviews", localField: "_id", foreignField: "product_id", as: "reviews" } },
  { $match: { reviews: [] } },
  { $project: { _id: 0, product_id: "$_id", name: 1, launched_on: 1 } },
])
