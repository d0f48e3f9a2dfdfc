// shape: no $unwind, the worth of an order is reduced inside the document
db.orders.aggregate([
  {
    $match: {
      status: { $in: ["placed", "paid", "shipped", "delivered"] },
      placed_at: { $gte: ISODate("2024-01-01"), $lt: ISODate("2025-01-01") },
      "lines.0": { $exists: true },
    },
  },
  {
    $project: {
      month: { $dateTrunc: { date: "$placed_at", unit: "month" } },
      worth: {
        $reduce: {
          input: "$lines",
          initialValue: 0,
          in: {
            $add: [
              "$$value",
              { $multiply: ["$$this.quantity", "$$this.unit_price", { $subtract: [1, { $ifNull: ["$$this.discount", 0] }] }] },
            ],
          },
        },
      },
    },
  },
  { $group: { _id: "$month", orders: { $sum: 1 }, revenue: { $sum: "$worth" } } },
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
