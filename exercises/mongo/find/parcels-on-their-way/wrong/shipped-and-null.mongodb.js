// verdict: wrong, code: equals-null-matches-missing
// why: null finds the missing field too, and the time of shipping does not decide.
db.orders
  .find({ shipped_at: { $exists: true }, delivered_at: null }, { customer_id: 1, shipped_at: 1 })
  .sort({ shipped_at: 1, _id: 1 })
