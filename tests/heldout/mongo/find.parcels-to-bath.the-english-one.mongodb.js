// why: the city is asked for, not the country
// scenario: a delivered order sent to Bath in the US
db.orders.find(
  { status: "delivered", "shipping_address.city": "Bath", "shipping_address.country": "GB" },
  { placed_at: 1, "shipping_address.street": 1, "shipping_address.postcode": 1 }
)
