// shape: $setWindowFields with $documentNumber up to 11
db.products.aggregate([
  { $match: { $expr: { $gt: ["$weight_kg", null] } } },
  {
    $setWindowFields: {
      sortBy: { weight_kg: 1, name: 1, _id: 1 },
      output: { place: { $documentNumber: {} } },
    },
  },
  { $match: { place: { $lte: 11 } } },
  { $sort: { place: 1 } },
  { $project: { name: 1, weight_kg: 1 } },
])
