// why: unbranded products are found and may be among the newest, here they are thrown out before anything
// scenario: one product with the tag gift and no brand: found 1
db.products.aggregate([
  { $match: { tags: "gift", brand: { $exists: true } } },
  {
    $facet: {
      found: [{ $count: "n" }],
      brands: [
        { $group: { _id: "$brand", products: { $sum: 1 } } },
        { $sort: { products: -1, _id: 1 } },
        { $limit: 5 },
        { $project: { _id: 0, brand: "$_id", products: 1 } },
      ],
      newest: [{ $sort: { launched_on: -1, _id: 1 } }, { $limit: 3 }, { $project: { _id: 0, product_id: "$_id", name: 1 } }],
    },
  },
  { $set: { found: { $first: "$found.n" } } },
])
