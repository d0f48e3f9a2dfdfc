// why: cuts to five groups first and then takes out the group of the unbranded, which leaves four brands
// scenario: products tagged gift: two without brand, one each of brands A, B, C, D, E; asked: five brands A to E; this: A to D
db.products.aggregate([
  { $match: { tags: "gift" } },
  {
    $facet: {
      found: [{ $count: "n" }],
      brands: [
        { $group: { _id: "$brand", products: { $sum: 1 } } },
        { $sort: { products: -1, _id: 1 } },
        { $limit: 5 },
        { $match: { _id: { $ne: null } } },
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
