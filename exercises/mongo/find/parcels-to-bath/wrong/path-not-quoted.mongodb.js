// verdict: error, code: quote-path
// why: a key with a dot in it must stand in quotation marks.
db.orders.find(
  { status: "delivered", shipping_address.city: "Bath" },
  { placed_at: 1, "shipping_address.street": 1, "shipping_address.postcode": 1 }
)
