// verdict: wrong, code: text-compared-with-null
// why: "null" in quotation marks is a word of four letters.
db.orders
  .find({ delivered_at: "null" }, { customer_id: 1, shipped_at: 1 })
  .sort({ shipped_at: 1, _id: 1 })
