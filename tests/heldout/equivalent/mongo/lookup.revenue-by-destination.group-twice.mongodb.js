// shape: the quarter by $dateTrunc; $group by destination and month, then by destination
db.orders.aggregate([
  {
    $match: {
      $expr: {
        $and: [
          { $ne: ["$status", "cancelled"] },
          { $eq: [{ $dateTrunc: { date: "$placed_at", unit: "quarter" } }, ISODate("2024-10-01T00:00:00Z")] },
        ],
      },
    },
  },
  {
    $group: {
      _id: { to: { $ifNull: ["$shipping_address.country", "counter"] }, month: { $month: "$placed_at" } },
      orders: { $sum: 1 },
      revenue: { $sum: "$total" },
    },
  },
  { $group: { _id: "$_id.to", orders: { $sum: "$orders" }, revenue: { $sum: "$revenue" } } },
  { $project: { _id: 0, destination: "$_id", orders: 1, revenue: { $round: ["$revenue", 2] } } },
  { $sort: { revenue: -1, destination: 1 } },
])
