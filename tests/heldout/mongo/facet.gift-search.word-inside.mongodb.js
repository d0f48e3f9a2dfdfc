// why: the tag gift is asked for, gift-card is another one
db.products.aggregate([
  { $match: { tags: /gift/ } },
  {
    $facet: {
      all: [{ $count: "n" }],
      brands: [
        { $match: { brand: { $exists: true } } },
        { $sortByCount: "$brand" },
        { $sort: { count: -1, _id: 1 } },
        { $limit: 5 },
        { $project: { _id: 0, brand: "$_id", products: "$count" } },
      ],
      newest: [{ $sort: { launched_on: -1, _id: 1 } }, { $limit: 3 }, { $project: { _id: 0, product_id: "$_id", name: 1 } }],
    },
  },
  { $project: { found: { $ifNull: [{ $first: "$all.n" }, 0] }, brands: 1, newest: 1 } },
])
