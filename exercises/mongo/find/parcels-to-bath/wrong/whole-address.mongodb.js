// verdict: wrong, code: extra-field
// why: the whole address is kept, with its city, its country and its number.
db.orders.find(
  { status: "delivered", "shipping_address.city": "Bath" },
  { placed_at: 1, shipping_address: 1 }
)
