// why: the last day lasts to midnight, a date holds milliseconds
db.orders.distinct("lines.returns.reason", { placed_at: { $gte: ISODate("2024-11-01"), $lte: ISODate("2024-11-30T23:59:59Z") } })
