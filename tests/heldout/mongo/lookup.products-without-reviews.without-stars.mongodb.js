// why: a review is one without words too
// scenario: a product with one review without body
db.products.aggregate([
  { $match: { discontinued_on: { $exists: false } } },
  {
    $lookup: {
      from: "reviews",
      let: { p: "$_id" },
      pipeline: [{ $match: { $expr: { $eq: ["$product_id", "$$p"] }, body: { $exists: true } } }],
      as: "reviews",
    },
  },
  { $match: { reviews: { $size: 0 } } },
  { $project: { _id: 0, product_id: "$_id", name: 1, launched_on: 1 } },
])
