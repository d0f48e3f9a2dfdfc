// why: an order of 2024-12-01 00:00:00 is one of December
// scenario: an order placed at 2024-12-01 00:00:00 with a return, reason damaged: nothing
db.orders.distinct("lines.returns.reason", { placed_at: { $gte: ISODate("2024-11-01"), $lte: ISODate("2024-12-01") } })
