// why: recognizes an order without lines by its worth of 0, and so drops orders whose lines are all free
// scenario: one order of January 2024 with a line of discount 1, and one of 10 euros; asked: orders 2, average_order 5; this: orders 1, average_order 10
db.orders.aggregate([
  {
    $match: {
      status: { $ne: "cancelled" },
      placed_at: { $gte: ISODate("2024-01-01T00:00:00Z"), $lt: ISODate("2025-01-01T00:00:00Z") },
    },
  },
  {
    $set: {
      worth: {
        $sum: {
          $map: {
            input: { $ifNull: ["$lines", []] },
            as: "l",
            in: {
              $multiply: ["$$l.quantity", "$$l.unit_price", { $subtract: [1, { $ifNull: ["$$l.discount", 0] }] }],
            },
          },
        },
      },
    },
  },
  { $match: { worth: { $gt: 0 } } },
  {
    $group: {
      _id: { $dateTrunc: { date: "$placed_at", unit: "month" } },
      orders: { $sum: 1 },
      revenue: { $sum: "$worth" },
    },
  },
  {
    $project: {
      _id: 0,
      month: "$_id",
      orders: 1,
      revenue: { $round: ["$revenue", 2] },
      average_order: { $round: [{ $divide: ["$revenue", "$orders"] }, 2] },
    },
  },
  { $sort: { month: 1 } },
])
