// verdict: wrong, code: missing-documents
// why: orders picked up at the counter are left out
db.orders.aggregate([
  {
    $match: {
      placed_at: { $gte: ISODate("2024-10-01"), $lt: ISODate("2025-01-01") },
      status: { $ne: "cancelled" },
      shipping_address: { $ne: null },
    },
  },
  {
    $group: {
      _id: { $ifNull: ["$shipping_address.country", "counter"] },
      orders: { $sum: 1 },
      revenue: { $sum: "$total" },
    },
  },
  { $project: { _id: 0, destination: "$_id", orders: 1, revenue: { $round: ["$revenue", 2] } } },
  { $sort: { revenue: -1, destination: 1 } },
])
