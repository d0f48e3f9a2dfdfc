db.products.aggregate([
  { $match: { tags: { $in: ["gift"] } } },
  { $sort: { launched_on: -1, _id: 1 } },
  {
    $facet: {
      all: [{ $project: { _id: 1 } }],
      brands: [
        { $sortByCount: "$brand" },
        { $match: { _id: { $ne: null } } },
        { $sort: { count: -1, _id: 1 } },
        { $limit: 5 },
        { $project: { _id: 0, brand: "$_id", products: "$count" } },
      ],
      newest: [{ $limit: 3 }, { $project: { _id: 0, product_id: "$_id", name: 1 } }],
    },
  },
  { $project: { found: { $size: "$all" }, brands: 1, newest: 1 } },
])
