// why: the quarter lasts to midnight, a date holds milliseconds
// scenario: an order placed at 2024-12-31 23:59:59.500
db.orders.aggregate([
  { $match: { placed_at: { $gte: ISODate("2024-10-01"), $lte: ISODate("2024-12-31T23:59:59Z") }, status: { $ne: "cancelled" } } },
  { $group: { _id: { $ifNull: ["$shipping_address.country", "counter"] }, orders: { $sum: 1 }, revenue: { $sum: "$total" } } },
  { $project: { _id: 0, destination: "$_id", orders: 1, revenue: { $round: ["$revenue", 2] } } },
  { $sort: { revenue: -1, destination: 1 } },
])
