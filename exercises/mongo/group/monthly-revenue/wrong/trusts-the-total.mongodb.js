// verdict: wrong, code: wrong-value
// why: the stored total is wrong where the fee was forgotten, and an order without lines has one too
db.orders.aggregate([
  {
    $match: {
      status: { $ne: "cancelled" },
      placed_at: { $gte: ISODate("2024-01-01"), $lt: ISODate("2025-01-01") },
    },
  },
  {
    $group: {
      _id: { $dateTrunc: { date: "$placed_at", unit: "month" } },
      orders: { $sum: 1 },
      revenue: { $sum: { $subtract: ["$total", "$shipping_fee"] } },
      average_order: { $avg: { $subtract: ["$total", "$shipping_fee"] } },
    },
  },
  {
    $project: {
      _id: 0,
      month: "$_id",
      orders: 1,
      revenue: { $round: ["$revenue", 2] },
      average_order: { $round: ["$average_order", 2] },
    },
  },
  { $sort: { month: 1 } },
])
