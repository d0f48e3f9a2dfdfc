// why: orders are to be counted, after the first group one document is a customer
// scenario: one customer of Spain with two orders in November: 2
db.orders.aggregate([
  { $match: { placed_at: { $gte: ISODate("2024-10-01"), $lt: ISODate("2025-01-01") }, status: { $ne: "cancelled" } } },
  { $group: { _id: "$customer_id", revenue: { $sum: "$total" } } },
  { $lookup: { from: "customers", localField: "_id", foreignField: "_id", as: "customer" } },
  { $unwind: "$customer" },
  { $group: { _id: "$customer.country", orders: { $sum: 1 }, revenue: { $sum: "$revenue" } } },
  { $project: { _id: 0, country: "$_id", orders: 1, revenue: { $round: ["$revenue", 2] } } },
  { $sort: { revenue: -1, country: 1 } },
])
