// why: the status is asked for, not the date of delivery
db.orders.find(
  { delivered_at: { $type: "date" }, "shipping_address.city": "Bath" },
  { placed_at: 1, "shipping_address.street": 1, "shipping_address.postcode": 1 }
)
