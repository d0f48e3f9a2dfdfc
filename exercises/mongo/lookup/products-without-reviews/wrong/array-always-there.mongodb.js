// verdict: wrong, code: empty-result
// why: $lookup leaves an empty array, so the field is always there
db.products.aggregate([
  { $match: { discontinued_on: { $exists: false } } },
  { $lookup: { from: "reviews", localField: "_id", foreignField: "product_id", as: "reviews" } },
  { $match: { reviews: { $exists: false } } },
  { $project: { _id: 0, product_id: "$_id", name: 1, launched_on: 1 } },
])
