// verdict: wrong, code: extra-documents
// why: reviews have no field product, so no product finds its reviews
db.products.aggregate([
  { $match: { discontinued_on: { $exists: false } } },
  { $lookup: { from: "reviews", localField: "_id", foreignField: "product", as: "reviews" } },
  { $match: { reviews: { $size: 0 } } },
  { $project: { _id: 0, product_id: "$_id", name: 1, launched_on: 1 } },
])
