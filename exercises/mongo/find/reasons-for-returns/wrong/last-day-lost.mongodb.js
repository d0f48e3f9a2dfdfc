// verdict: wrong, code: missing-documents
// why: $lte stops at midnight, the first instant of 30 November; one reason occurs on that day only.
db.orders.distinct("lines.returns.reason", {
  placed_at: { $gte: ISODate("2024-11-01"), $lte: ISODate("2024-11-30") }
})
