// verdict: wrong, code: null-for-value
// why: products without a brand are counted as a brand of their own; the shipped search has too few of them to show, the trap has
db.products.aggregate([
  { $match: { tags: "gift" } },
  {
    $facet: {
      found: [{ $count: "products" }],
      brands: [
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
