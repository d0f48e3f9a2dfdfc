// why: "a return without a reason adds nothing" is put into the filter, which throws out whole orders in which one return has no reason
// scenario: an order of November 2024, one line, returns [{reason:"damaged",…},{…without reason}]; asked: ["damaged"]; this: []
db.orders.distinct("lines.returns.reason", {
  placed_at: { $gte: ISODate("2024-11-01T00:00:00Z"), $lt: ISODate("2024-12-01T00:00:00Z") },
  "lines.returns.reason": { $ne: null },
})
