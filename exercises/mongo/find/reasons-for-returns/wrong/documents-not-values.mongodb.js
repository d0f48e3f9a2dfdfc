// verdict: wrong, code: wrong-form
// why: these are documents, with one more for the returns that have no reason.
db.orders.aggregate([
  { $match: { placed_at: { $gte: ISODate("2024-11-01"), $lt: ISODate("2024-12-01") } } },
  { $unwind: "$lines" },
  { $unwind: "$lines.returns" },
  { $group: { _id: "$lines.returns.reason" } }
])
