// shape: unwound with those kept that found nothing, then asked for the field
db.products.aggregate([
  { $lookup: { from: "reviews", localField: "_id", foreignField: "product_id", as: "review" } },
  { $unwind: { path: "$review", preserveNullAndEmptyArrays: true } },
  { $match: { review: { $exists: false }, discontinued_on: { $exists: false } } },
  { $project: { _id: 0, product_id: "$_id", name: 1, launched_on: 1 } },
])
