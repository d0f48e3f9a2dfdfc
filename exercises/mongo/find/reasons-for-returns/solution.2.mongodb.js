db.getCollection("orders").distinct("lines.returns.reason", {
  $and: [
    { placed_at: { $gte: new Date("2024-11-01T00:00:00Z") } },
    { placed_at: { $lt: new Date("2024-12-01T00:00:00Z") } },
    { "lines.returns.reason": { $exists: true } }
  ]
})
