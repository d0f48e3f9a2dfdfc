// verdict: wrong, code: nested-field
// why: street and postcode are lifted out of the document in which they were asked for.
db.orders.find(
  { status: "delivered", "shipping_address.city": "Bath" },
  { placed_at: 1, street: "$shipping_address.street", postcode: "$shipping_address.postcode" }
)
