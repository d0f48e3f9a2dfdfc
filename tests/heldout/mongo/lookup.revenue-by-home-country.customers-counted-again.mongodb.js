// why: groups by customer first and then counts the groups, that is customers, not orders
// scenario: customer 1 (PT) with two orders of November 2024; asked: orders 2; this: orders 1
db.orders.aggregate([
  {
    $match: {
      status: { $ne: "cancelled" },
      placed_at: { $gte: ISODate("2024-10-01T00:00:00Z"), $lt: ISODate("2025-01-01T00:00:00Z") },
    },
  },
  { $group: { _id: "$customer_id", spent: { $sum: "$total" } } },
  { $lookup: { from: "customers", localField: "_id", foreignField: "_id", as: "customer" } },
  { $unwind: "$customer" },
  { $group: { _id: "$customer.country", orders: { $sum: 1 }, revenue: { $sum: "$spent" } } },
  { $project: { _id: 0, country: "$_id", orders: 1, revenue: { $round: ["$revenue", 2] } } },
  { $sort: { revenue: -1, country: 1 } },
])
