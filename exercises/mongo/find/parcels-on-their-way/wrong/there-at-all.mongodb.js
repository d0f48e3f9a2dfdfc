// verdict: wrong, code: extra-documents
// why: the field is there in the orders that have arrived too.
db.orders
  .find({ delivered_at: { $exists: true } }, { customer_id: 1, shipped_at: 1 })
  .sort({ shipped_at: 1, _id: 1 })
