// shape: $expr with $eq null, which a missing field does not equal
db.orders
  .find({ $expr: { $eq: ["$delivered_at", null] } }, { customer_id: 1, shipped_at: 1 })
  .sort({ shipped_at: 1, _id: 1 })
