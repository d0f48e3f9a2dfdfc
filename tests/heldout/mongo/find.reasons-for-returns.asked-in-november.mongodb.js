// why: takes returns requested in November for returns of orders placed in November
// scenario: an order placed 2024-11-28 with a return requested on 2024-12-03, reason "too big"; asked: ["too big"]; this: []
db.orders.distinct("lines.returns.reason", {
  "lines.returns.requested_on": { $gte: ISODate("2024-11-01T00:00:00Z"), $lt: ISODate("2024-12-01T00:00:00Z") },
})
