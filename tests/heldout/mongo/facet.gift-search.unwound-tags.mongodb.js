// why: searches the tags after $unwind, so a product that carries the tag twice is found twice
// scenario: one product with tags ["gift","gift"] and brand A; asked: found 1, A with 1, one newest; this: found 2, A with 2, the product twice in newest
db.products.aggregate([
  { $unwind: "$tags" },
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
      newest: [
        { $sort: { launched_on: -1, _id: 1 } },
        { $limit: 3 },
        { $project: { _id: 0, product_id: "$_id", name: 1 } },
      ],
    },
  },
  { $set: { found: { $ifNull: [{ $first: "$found.n" }, 0] } } },
])
