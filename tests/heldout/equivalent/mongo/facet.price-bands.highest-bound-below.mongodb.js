// shape: $group by the greatest bound that is not above the price, prices pushed and judged as arrays
db.products.aggregate([
  { $set: { euros: { $cond: [{ $isNumber: "$price" }, "$price", { $toDouble: "$price" }] } } },
  {
    $group: {
      _id: { $max: { $filter: { input: [0, 15, 25, 50, 100], as: "b", cond: { $lte: ["$$b", "$euros"] } } } },
      prices: { $push: "$euros" },
    },
  },
  {
    $project: {
      _id: 0,
      band: { $cond: [{ $eq: ["$_id", 100] }, "100 or more", "$_id"] },
      products: { $size: "$prices" },
      average_price: { $round: [{ $avg: "$prices" }, 2] },
      highest: { $max: "$prices" },
    },
  },
])
