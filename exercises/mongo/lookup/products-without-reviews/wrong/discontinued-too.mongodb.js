// verdict: wrong, code: extra-documents
// why: products that left the range are listed too
db.products.aggregate([
  { $lookup: { from: "reviews", localField: "_id", foreignField: "product_id", as: "reviews" } },
  { $match: { reviews: { $size: 0 } } },
  { $project: { _id: 0, product_id: "$_id", name: 1, launched_on: 1 } },
])
