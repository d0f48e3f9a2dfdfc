// verdict: wrong, code: wrong-value
// why: an order of the first second of 2025 counts too
db.orders.aggregate([
  {
    $match: {
      placed_at: { $gte: ISODate("2024-10-01"), $lte: ISODate("2025-01-01") },
      status: { $ne: "cancelled" },
    },
  },
  { $group: { _id: "$customer_id", orders: { $sum: 1 }, revenue: { $sum: "$total" } } },
  { $lookup: { from: "customers", localField: "_id", foreignField: "_id", as: "customer" } },
  { $unwind: "$customer" },
  {
    $group: {
      _id: "$customer.country",
      orders: { $sum: "$orders" },
      revenue: { $sum: "$revenue" },
    },
  },
  { $project: { _id: 0, country: "$_id", orders: 1, revenue: { $round: ["$revenue", 2] } } },
  { $sort: { revenue: -1, country: 1 } },
])
