// verdict: wrong, code: wrong-value
// why: the search stands in one of the three pipelines only, the other two see the whole range
db.products.aggregate([
  {
    $facet: {
      found: [{ $match: { tags: "gift" } }, { $count: "products" }],
      brands: [
        { $match: { brand: { $exists: true } } },
        { $group: { _id: "$brand", products: { $sum: 1 } } },
        { $sort: { products: -1, _id: 1 } },
        { $limit: 5 },
        { $project: { _id: 0, brand: "$_id", products: 1 } },
      ],
      newest: [
        { $sort: { launched_on: -1, _id: 1 } },
        { $limit: 3 },
        { $project: { _id: 0, product_id: "$_id", name: 1 } },
      ],
    },
  },
  { $unwind: { path: "$found", preserveNullAndEmptyArrays: true } },
  { $project: { found: { $ifNull: ["$found.products", 0] }, brands: 1, newest: 1 } },
])
