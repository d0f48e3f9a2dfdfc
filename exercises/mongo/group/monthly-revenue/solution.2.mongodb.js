db.orders.aggregate([
  {
    $match: {
      status: { $ne: "cancelled" },
      placed_at: { $gte: ISODate("2024-01-01"), $lt: ISODate("2025-01-01") },
      "lines.0": { $exists: true },
    },
  },
  {
    $project: {
      month: { $dateTrunc: { date: "$placed_at", unit: "month" } },
      worth: {
        $sum: {
          $map: {
            input: "$lines",
            as: "line",
            in: {
              $multiply: [
                "$$line.quantity",
                "$$line.unit_price",
                { $subtract: [1, { $ifNull: ["$$line.discount", 0] }] },
              ],
            },
          },
        },
      },
    },
  },
  { $group: { _id: "$month", orders: { $sum: 1 }, revenue: { $sum: "$worth" } } },
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
