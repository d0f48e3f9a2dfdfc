// shape: $group by customer, $lookup once for each of them, $group by country
db.orders.aggregate([
  {
    $match: {
      status: { $in: ["placed", "paid", "shipped", "delivered"] },
      placed_at: { $gte: ISODate("2024-10-01T00:00:00Z"), $lt: ISODate("2025-01-01T00:00:00Z") },
    },
  },
  { $group: { _id: "$customer_id", orders: { $sum: 1 }, spent: { $sum: "$total" } } },
  {
    $lookup: {
      from: "customers",
      localField: "_id",
      foreignField: "_id",
      pipeline: [{ $project: { _id: 0, country: 1 } }],
      as: "home",
    },
  },
  { $match: { home: { $ne: [] } } },
  { $group: { _id: { $first: "$home.country" }, orders: { $sum: "$orders" }, revenue: { $sum: "$spent" } } },
  { $project: { _id: 0, country: "$_id", orders: 1, revenue: { $round: ["$revenue", 2] } } },
  { $sort: { revenue: -1, country: 1 } },
])
