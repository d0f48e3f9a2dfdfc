// why: the orders of November count, not the returns asked for in November
// scenario: an order of 2024-11-20 with a return requested on 2024-12-03, reason damaged
db.orders.distinct("lines.returns.reason", {
  "lines.returns.requested_on": { $gte: ISODate("2024-11-01"), $lt: ISODate("2024-12-01") },
})
