// verdict: wrong, code: empty-result
// why: a line has no field of that name; the reason lies in its returns.
db.orders.distinct("lines.reason", {
  placed_at: { $gte: ISODate("2024-11-01"), $lt: ISODate("2024-12-01") }
})
