// verdict: wrong, code: missing-documents
// why: the last day of the year ends at its first second
db.orders.aggregate([
  {
    $match: {
      placed_at: { $gte: ISODate("2024-10-01"), $lte: ISODate("2024-12-31") },
      status: { $ne: "cancelled" },
    },
  },
  {
    $group: {
      _id: { $ifNull: ["$shipping_address.country", "counter"] },
      orders: { $sum: 1 },
      revenue: { $sum: "$total" },
    },
  },
  { $project: { _id: 0, destination: "$_id", orders: 1, revenue: { $round: ["$revenue", 2] } } },
  { $sort: { revenue: -1, destination: 1 } },
])
