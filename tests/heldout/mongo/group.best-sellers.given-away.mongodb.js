// why: a line that was free was sold too
db.orders.aggregate([
  { $match: { status: { $ne: "cancelled" } } },
  { $unwind: "$lines" },
  { $match: { "lines.discount": { $ne: 1 } } },
  {
    $group: {
      _id: "$lines.product_id",
      units: { $sum: "$lines.quantity" },
      revenue: { $sum: { $multiply: ["$lines.quantity", "$lines.unit_price", { $subtract: [1, { $ifNull: ["$lines.discount", 0] }] }] } },
    },
  },
  { $sort: { units: -1, _id: 1 } },
  { $limit: 20 },
  { $project: { _id: 0, product_id: "$_id", units: 1, revenue: { $round: ["$revenue", 2] } } },
])
