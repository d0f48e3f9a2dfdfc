// verdict: wrong, code: different-documents
// why: asks which products have reviews
db.products.aggregate([
  { $match: { discontinued_on: { $exists: false } } },
  { $lookup: { from: "reviews", localField: "_id", foreignField: "product_id", as: "reviews" } },
  { $match: { reviews: { $ne: [] } } },
  { $project: { _id: 0, product_id: "$_id", name: 1, launched_on: 1 } },
])
