// why: where delivered_at is missing nothing is on its way, whatever shipped_at says
// scenario: an order with shipped_at and without delivered_at
db.orders
  .find({ shipped_at: { $exists: true }, delivered_at: null }, { customer_id: 1, shipped_at: 1 })
  .sort({ shipped_at: 1, _id: 1 })
