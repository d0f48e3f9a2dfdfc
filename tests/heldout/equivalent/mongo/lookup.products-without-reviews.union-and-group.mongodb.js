// shape: no $lookup: products and reviews in one stream ($unionWith), grouped by product
db.products.aggregate([
  { $match: { discontinued_on: { $exists: false } } },
  { $project: { _id: 0, p: "$_id", name: 1, launched_on: 1, product: { $literal: 1 }, review: { $literal: 0 } } },
  {
    $unionWith: {
      coll: "reviews",
      pipeline: [{ $project: { _id: 0, p: "$product_id", product: { $literal: 0 }, review: { $literal: 1 } } }],
    },
  },
  {
    $group: {
      _id: "$p",
      products: { $sum: "$product" },
      reviews: { $sum: "$review" },
      name: { $max: "$name" },
      launched_on: { $max: "$launched_on" },
    },
  },
  { $match: { products: 1, reviews: 0 } },
  { $project: { _id: 0, product_id: "$_id", name: 1, launched_on: 1 } },
])
