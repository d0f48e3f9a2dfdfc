// verdict: wrong, code: array-for-value
// why: the looked-up customer is an array, and so is its country
db.orders.aggregate([
  {
    $match: {
      placed_at: { $gte: ISODate("2024-10-01"), $lt: ISODate("2025-01-01") },
      status: { $ne: "cancelled" },
    },
  },
  { $lookup: { from: "customers", localField: "customer_id", foreignField: "_id", as: "customer" } },
  { $group: { _id: "$customer.country", orders: { $sum: 1 }, revenue: { $sum: "$total" } } },
  { $project: { _id: 0, country: "$_id", orders: 1, revenue: { $round: ["$revenue", 2] } } },
  { $sort: { revenue: -1, country: 1 } },
])
