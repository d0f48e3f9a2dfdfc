// The review to print beside each garment
db.products.aggregate([
  { $match: { kind: "clothing" } },
  { $lookup: { from: "reviews", localField: "_id", foreignField: "product_id", as: "review" } },
  { $project: { _id: 0, product_id: "$_id", name: 1, review: 1 } },
])
