// shape: equal to null and present, by an aggregation
db.orders.aggregate([
  { $match: { $and: [{ delivered_at: { $exists: true } }, { delivered_at: null }] } },
  { $sort: { shipped_at: 1, _id: 1 } },
  { $project: { customer_id: 1, shipped_at: 1 } },
])
