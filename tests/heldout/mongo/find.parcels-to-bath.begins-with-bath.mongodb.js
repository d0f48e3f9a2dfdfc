// why: Bathgate is another city
// scenario: a delivered order sent to Bathgate
db.orders.find(
  { status: "delivered", "shipping_address.city": { $regex: "^Bath" } },
  { placed_at: 1, "shipping_address.street": 1, "shipping_address.postcode": 1 }
)
