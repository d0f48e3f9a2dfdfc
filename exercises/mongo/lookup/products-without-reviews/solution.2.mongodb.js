db.products.aggregate([
  { $lookup: { from: "reviews", localField: "_id", foreignField: "product_id", as: "reviews" } },
  { $match: { "reviews.0": { $exists: false }, discontinued_on: null } },
  { $project: { _id: 0, product_id: "$_id", name: 1, launched_on: 1 } },
])
