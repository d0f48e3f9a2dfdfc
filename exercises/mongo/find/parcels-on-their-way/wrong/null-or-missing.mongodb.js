// verdict: wrong, code: equals-null-matches-missing
// why: a comparison with null is true for a missing field as well.
db.orders
  .find({ delivered_at: null }, { customer_id: 1, shipped_at: 1 })
  .sort({ shipped_at: 1, _id: 1 })
