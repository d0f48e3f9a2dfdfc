db.orders.aggregate([
  { $match: { status: { $in: ["placed", "paid", "shipped", "delivered"] } } },
  { $unwind: "$lines" },
  { $replaceRoot: { newRoot: "$lines" } },
  {
    $group: {
      _id: "$product_id",
      units: { $sum: "$quantity" },
      full: { $sum: { $multiply: ["$quantity", "$unit_price"] } },
      off: { $sum: { $multiply: ["$quantity", "$unit_price", "$discount"] } },
    },
  },
  {
    $project: {
      _id: 0,
      product_id: "$_id",
      units: 1,
      revenue: { $round: [{ $subtract: ["$full", "$off"] }, 2] },
    },
  },
  { $sort: { units: -1, product_id: 1 } },
  { $limit: 20 },
])
