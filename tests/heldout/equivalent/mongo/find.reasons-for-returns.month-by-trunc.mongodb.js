// shape: distinct with $expr on $dateTrunc
db.orders.distinct("lines.returns.reason", {
  $expr: { $eq: [{ $dateTrunc: { date: "$placed_at", unit: "month" } }, ISODate("2024-11-01T00:00:00Z")] },
})
