// why: leaves out orders with an empty list of lines, but counts those whose lines are null or missing
// scenario: two orders of January 2024, one with a line of 10 euros, one with lines null; asked: orders 1, average_order 10; this: orders 2, average_order 5
db.orders.aggregate([
  {
    $match: {
      status: { $ne: "cancelled" },
      lines: { $ne: [] },
      placed_at: { $gte: ISODate("2024-01-01T00:00:00Z"), $lt: ISODate("2025-01-01T00:00:00Z") },
    },
  },
  {
    $project: {
      placed_at: 1,
      worth: {
        $sum: {
          $map: {
            input: "$lines",
            as: "l",
            in: {
              $multiply: ["$$l.quantity", "$$l.unit_price", { $subtract: [1, { $ifNull: ["$$l.discount", 0] }] }],
            },
          },
        },
      },
    },
  },
  {
    $group: {
      _id: { $dateTrunc: { date: "$placed_at", unit: "month" } },
      orders: { $sum: 1 },
      revenue: { $sum: "$worth" },
      mean: { $avg: "$worth" },
    },
  },
  { $sort: { _id: 1 } },
  {
    $project: {
      _id: 0,
      month: "$_id",
      orders: 1,
      revenue: { $round: ["$revenue", 2] },
      average_order: { $round: ["$mean", 2] },
    },
  },
])
