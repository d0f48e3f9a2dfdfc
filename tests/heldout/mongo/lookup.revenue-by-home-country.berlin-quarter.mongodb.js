// why: takes the quarter by the clock of Central Europe, where the prompt says UTC
// scenario: customer 1 (PT) with one order placed 2024-09-30 22:30 UTC; asked: nothing; this: PT with orders 1
db.orders.aggregate([
  {
    $match: {
      status: { $ne: "cancelled" },
      placed_at: { $gte: ISODate("2024-09-30T22:00:00Z"), $lt: ISODate("2024-12-31T23:00:00Z") },
    },
  },
  { $lookup: { from: "customers", localField: "customer_id", foreignField: "_id", as: "customer" } },
  { $unwind: "$customer" },
  { $group: { _id: "$customer.country", orders: { $sum: 1 }, revenue: { $sum: "$total" } } },
  { $project: { _id: 0, country: "$_id", orders: 1, revenue: { $round: ["$revenue", 2] } } },
  { $sort: { revenue: -1, country: 1 } },
])
