// why: products with equally many pieces go by number
db.orders.aggregate([
  { $match: { status: { $ne: "cancelled" } } },
  { $unwind: "$lines" },
  {
    $group: {
      _id: "$lines.product_id",
      units: { $sum: "$lines.quantity" },
      revenue: { $sum: { $multiply: ["$lines.quantity", "$lines.unit_price", { $subtract: [1, { $ifNull: ["$lines.discount", 0] }] }] } },
    },
  },
  { $sort: { units: -1, revenue: -1, _id: 1 } },
  { $limit: 20 },
  { $project: { _id: 0, product_id: "$_id", units: 1, revenue: { $round: ["$revenue", 2] } } },
])
