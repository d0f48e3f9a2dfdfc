// verdict: wrong, code: different-documents
// why: these are the orders of which nothing was ever sent.
db.orders
  .find({ delivered_at: { $exists: false } }, { customer_id: 1, shipped_at: 1 })
  .sort({ shipped_at: 1, _id: 1 })
