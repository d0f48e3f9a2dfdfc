// why: turns the well-known $gt-null test round; in $expr a missing field is below null and comes along
// scenario: an order without the field delivered_at; asked: nothing; this: that order
db.orders
  .find({ $expr: { $lte: ["$delivered_at", null] } }, { customer_id: 1, shipped_at: 1 })
  .sort({ shipped_at: 1, _id: 1 })
