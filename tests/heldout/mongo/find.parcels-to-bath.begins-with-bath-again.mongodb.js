// why: finds every city whose name begins with Bath
// scenario: a delivered order to the city "Bathgate"; asked: nothing; this: that order
db.orders.find(
  { status: "delivered", "shipping_address.city": /^Bath/ },
  { placed_at: 1, "shipping_address.street": 1, "shipping_address.postcode": 1 },
)
