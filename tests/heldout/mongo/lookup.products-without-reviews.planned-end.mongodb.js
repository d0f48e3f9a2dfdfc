// why: a product with a day of its end, even a coming one, is out
db.products.aggregate([
  { $match: { $or: [{ discontinued_on: { $exists: false } }, { discontinued_on: { $gt: ISODate("2025-04-01") } }] } },
  { $lookup: { from: "reviews", localField: "_id", foreignField: "product_id", as: "r" } },
  { $match: { r: [] } },
  { $project: { _id: 0, product_id: "$_id", name: 1, launched_on: 1 } },
])
