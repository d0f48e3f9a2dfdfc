// verdict: wrong, code: extra-documents
// why: a review of stars only, without words, is a review
db.products.aggregate([
  { $match: { discontinued_on: { $exists: false } } },
  { $lookup: { from: "reviews", localField: "_id", foreignField: "product_id", as: "reviews" } },
  { $match: { "reviews.body": { $exists: false } } },
  { $project: { _id: 0, product_id: "$_id", name: 1, launched_on: 1 } },
])
