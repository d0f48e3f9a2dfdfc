// why: leaves out products whose first day on sale is yet to come; they have no discontinued_on and no review
// scenario: product 58 without reviews, launched_on 2025-04-15, no discontinued_on; asked: product 58; this: nothing
db.products.aggregate([
  { $match: { discontinued_on: { $exists: false }, launched_on: { $lte: ISODate("2025-03-31T00:00:00Z") } } },
  { $lookup: { from: "reviews", localField: "_id", foreignField: "product_id", as: "reviews" } },
  { $match: { reviews: [] } },
  { $project: { _id: 0, product_id: "$_id", name: 1, launched_on: 1 } },
])
