// shape: distinct with $nor of before and after
db.orders.distinct("lines.returns.reason", {
  $nor: [
    { placed_at: { $lt: ISODate("2024-11-01T00:00:00Z") } },
    { placed_at: { $gte: ISODate("2024-12-01T00:00:00Z") } },
  ],
})
