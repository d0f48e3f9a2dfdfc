// Reasons for sending it back
db.orders.distinct("status", { placed_at: { $gte: ISODate("2024-11-01") } })
