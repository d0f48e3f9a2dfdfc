// why: the quarter lasts to midnight, a date holds milliseconds
db.orders.aggregate([
  { $match: { placed_at: { $gte: ISODate("2024-10-01"), $lte: ISODate("2024-12-31T23:59:59Z") }, status: { $ne: "cancelled" } } },
  { $lookup: { from: "customers", localField: "customer_id", foreignField: "_id", as: "c" } },
  { $unwind: "$c" },
  { $group: { _id: "$c.country", orders: { $sum: 1 }, revenue: { $sum: "$total" } } },
  { $project: { _id: 0, country: "$_id", orders: 1, revenue: { $round: ["$revenue", 2] } } },
  { $sort: { revenue: -1, country: 1 } },
])
