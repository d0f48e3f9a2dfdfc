// why: goes by shipped_at as well: null and missing are not told apart, and shipped_at has to be there instead
// scenario: an order with shipped_at and without the field delivered_at; asked: nothing; this: that order
db.orders
  .find({ delivered_at: null, shipped_at: { $exists: true } }, { customer_id: 1, shipped_at: 1 })
  .sort({ shipped_at: 1, _id: 1 })
