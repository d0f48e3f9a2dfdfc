// why: the year lasts to midnight, a date holds milliseconds
db.orders.aggregate([
  { $match: { status: { $ne: "cancelled" }, placed_at: { $gte: ISODate("2024-01-01"), $lte: ISODate("2024-12-31T23:59:59Z") } } },
  { $unwind: "$lines" },
  {
    $group: {
      _id: "$_id",
      placed_at: { $first: "$placed_at" },
      worth: { $sum: { $multiply: ["$lines.quantity", "$lines.unit_price", { $subtract: [1, { $ifNull: ["$lines.discount", 0] }] }] } },
    },
  },
  { $group: { _id: { $dateTrunc: { date: "$placed_at", unit: "month" } }, orders: { $sum: 1 }, revenue: { $sum: "$worth" } } },
  { $sort: { _id: 1 } },
  {
    $project: {
      _id: 0,
      month: "$_id",
      orders: 1,
      revenue: { $round: ["$revenue", 2] },
      average_order: { $round: [{ $divide: ["$revenue", "$orders"] }, 2] },
    },
  },
])
