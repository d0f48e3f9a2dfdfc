// shape: joined order by order, grouped once
db.orders.aggregate([
  { $match: { status: { $nin: ["cancelled"] }, placed_at: { $gte: ISODate("2024-10-01T00:00:00Z"), $lte: ISODate("2024-12-31T23:59:59.999Z") } } },
  { $lookup: { from: "customers", localField: "customer_id", foreignField: "_id", as: "who" } },
  { $unwind: "$who" },
  { $group: { _id: "$who.country", revenue: { $sum: "$total" }, orders: { $sum: 1 } } },
  { $project: { _id: 0, country: "$_id", orders: "$orders", revenue: { $round: ["$revenue", 2] } } },
  { $sort: { revenue: -1, country: 1 } },
])
