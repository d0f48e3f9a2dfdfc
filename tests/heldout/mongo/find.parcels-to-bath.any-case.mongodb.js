// why: the city is Bath, BATH is another text
db.orders.find(
  { status: "delivered", "shipping_address.city": /^bath$/i },
  { placed_at: 1, "shipping_address.street": 1, "shipping_address.postcode": 1 }
)
