// why: takes "delivered" from delivered_at, though the status is asked for
// scenario: an order to Bath with status "cancelled" and a date in delivered_at (refused at the door); asked: nothing; this: that order
db.orders.find(
  { delivered_at: { $type: "date" }, "shipping_address.city": "Bath" },
  { placed_at: 1, "shipping_address.street": 1, "shipping_address.postcode": 1 },
)
