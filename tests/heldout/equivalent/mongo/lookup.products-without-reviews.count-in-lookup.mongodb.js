// shape: correlated $lookup that ends in $count, kept is what has no count
db.products.aggregate([
  { $match: { $expr: { $eq: [{ $type: "$discontinued_on" }, "missing"] } } },
  {
    $lookup: {
      from: "reviews",
      let: { p: "$_id" },
      pipeline: [{ $match: { $expr: { $eq: ["$product_id", "$$p"] } } }, { $count: "n" }],
      as: "r",
    },
  },
  { $match: { "r.0": { $exists: false } } },
  { $replaceWith: { product_id: "$_id", name: "$name", launched_on: "$launched_on" } },
])
