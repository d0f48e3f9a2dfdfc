db.products.aggregate([
  { $match: { weight_kg: { $type: "number" } } },
  { $sort: { weight_kg: 1, name: 1, _id: 1 } },
  { $limit: 11 },
  { $project: { name: 1, weight_kg: 1 } }
])
