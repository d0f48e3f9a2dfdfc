// why: an order is counted whatever it is worth, here those of 0 are left out
// scenario: one order of November with total 0
db.orders.aggregate([
  { $match: { placed_at: { $gte: ISODate("2024-10-01"), $lt: ISODate("2025-01-01") }, status: { $ne: "cancelled" }, total: { $gt: 0 } } },
  { $group: { _id: { $ifNull: ["$shipping_address.country", "counter"] }, orders: { $sum: 1 }, revenue: { $sum: "$total" } } },
  { $project: { _id: 0, destination: "$_id", orders: 1, revenue: { $round: ["$revenue", 2] } } },
  { $sort: { revenue: -1, destination: 1 } },
])
