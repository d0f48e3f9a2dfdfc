// why: the newest are those launched last, among equals the lowest _id goes first, here the highest
// scenario: two products with the tag gift, 1 and 2, launched on one day: 1, 2
db.products.aggregate([
  { $match: { tags: "gift" } },
  {
    $facet: {
      found: [{ $count: "n" }],
      brands: [
        { $match: { brand: { $exists: true } } },
        { $group: { _id: "$brand", products: { $sum: 1 } } },
        { $sort: { products: -1, _id: 1 } },
        { $limit: 5 },
        { $project: { _id: 0, brand: "$_id", products: 1 } },
      ],
      newest: [{ $sort: { launched_on: -1, _id: -1 } }, { $limit: 3 }, { $project: { _id: 0, product_id: "$_id", name: 1 } }],
    },
  },
  { $unwind: "$found" },
  { $project: { found: "$found.n", brands: 1, newest: 1 } },
])
