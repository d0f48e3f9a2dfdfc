// why: cancelled orders belong to the orders of November too
db.orders.distinct("lines.returns.reason", {
  placed_at: { $gte: ISODate("2024-11-01"), $lt: ISODate("2024-12-01") },
  status: { $ne: "cancelled" },
})
