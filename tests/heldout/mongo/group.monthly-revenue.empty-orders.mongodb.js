// why: an order without lines does not count, here it is one of the orders
// scenario: January has one order of 10 and one with empty lines: 1 order
db.orders.aggregate([
  { $match: { status: { $ne: "cancelled" }, placed_at: { $gte: ISODate("2024-01-01"), $lt: ISODate("2025-01-01") } } },
  {
    $set: {
      worth: {
        $sum: {
          $map: {
            input: { $ifNull: ["$lines", []] },
            as: "l",
            in: { $multiply: ["$$l.quantity", "$$l.unit_price", { $subtract: [1, { $ifNull: ["$$l.discount", 0] }] }] },
          },
        },
      },
    },
  },
  { $group: { _id: { $dateTrunc: { date: "$placed_at", unit: "month" } }, orders: { $sum: 1 }, revenue: { $sum: "$worth" }, average_order: { $avg: "$worth" } } },
  { $project: { _id: 0, month: "$_id", orders: 1, revenue: { $round: ["$revenue", 2] }, average_order: { $round: ["$average_order", 2] } } },
  { $sort: { month: 1 } },
])
