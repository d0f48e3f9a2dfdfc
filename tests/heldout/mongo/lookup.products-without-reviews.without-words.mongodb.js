// why: a review without words is a review
db.products.aggregate([
  { $match: { discontinued_on: { $exists: false } } },
  { $lookup: { from: "reviews", localField: "_id", foreignField: "product_id", as: "r" } },
  { $match: { "r.body": { $exists: false } } },
  { $project: { _id: 0, product_id: "$_id", name: 1, launched_on: 1 } },
])
