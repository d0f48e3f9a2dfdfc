// why: an order with an empty reason is left out as a whole, with its other reasons
db.orders.distinct("lines.returns.reason", {
  placed_at: { $gte: ISODate("2024-11-01"), $lt: ISODate("2024-12-01") },
  "lines.returns.reason": { $ne: "" },
})
