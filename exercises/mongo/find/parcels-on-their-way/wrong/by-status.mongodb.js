// verdict: wrong, code: different-documents
// why: the status says nothing certain about the parcel; today it happens to agree.
db.orders
  .find({ status: "shipped" }, { customer_id: 1, shipped_at: 1 })
  .sort({ shipped_at: 1, _id: 1 })
