// why: an order of the first midnight belongs to the quarter
db.orders.aggregate([
  { $match: { placed_at: { $gt: ISODate("2024-10-01"), $lt: ISODate("2025-01-01") }, status: { $ne: "cancelled" } } },
  { $group: { _id: { $ifNull: ["$shipping_address.country", "counter"] }, orders: { $sum: 1 }, revenue: { $sum: "$total" } } },
  { $project: { _id: 0, destination: "$_id", orders: 1, revenue: { $round: ["$revenue", 2] } } },
  { $sort: { revenue: -1, destination: 1 } },
])
