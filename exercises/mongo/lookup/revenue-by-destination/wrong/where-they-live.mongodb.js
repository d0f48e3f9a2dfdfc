// verdict: wrong, code: empty-result
// why: the country the customer lives in is not where the parcel went
db.orders.aggregate([
  {
    $match: {
      placed_at: { $gte: ISODate("2024-10-01"), $lt: ISODate("2025-01-01") },
      status: { $ne: "cancelled" },
    },
  },
  { $lookup: { from: "customers", localField: "customer_id", foreignField: "_id", as: "customer" } },
  { $unwind: "$customer" },
  {
    $group: {
      _id: { $cond: [{ $eq: ["$shipping_address", null] }, "counter", "$customer.country"] },
      orders: { $sum: 1 },
      revenue: { $sum: "$total" },
    },
  },
  { $project: { _id: 0, destination: "$_id", orders: 1, revenue: { $round: ["$revenue", 2] } } },
  { $sort: { revenue: -1, destination: 1 } },
])
