// verdict: wrong, code: missing-documents
// why: the last day of the year ends at its first second
db.orders.aggregate([
  {
    $match: {
      status: { $ne: "cancelled" },
      placed_at: { $gte: ISODate("2024-01-01"), $lte: ISODate("2024-12-31") },
    },
  },
  { $unwind: "$lines" },
  {
    $group: {
      _id: "$_id",
      placed_at: { $first: "$placed_at" },
      worth: {
        $sum: {
          $multiply: [
            "$lines.quantity",
            "$lines.unit_price",
            { $subtract: [1, { $ifNull: ["$lines.discount", 0] }] },
          ],
        },
      },
    },
  },
  {
    $group: {
      _id: { $dateTrunc: { date: "$placed_at", unit: "month" } },
      orders: { $sum: 1 },
      revenue: { $sum: "$worth" },
      average_order: { $avg: "$worth" },
    },
  },
  {
    $project: {
      _id: 0,
      month: "$_id",
      orders: 1,
      revenue: { $round: ["$revenue", 2] },
      average_order: { $round: ["$average_order", 2] },
    },
  },
  { $sort: { month: 1 } },
])
