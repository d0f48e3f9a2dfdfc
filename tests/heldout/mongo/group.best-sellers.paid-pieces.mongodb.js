// why: pieces that were given away (discount 1) were sold too
// scenario: one order, one line of 2 pieces with discount 1: 2 units, 0
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
