// verdict: wrong, code: whole-document-compared
// why: this wants an address that holds a city and nothing else; every address has a street too.
db.orders.find(
  { status: "delivered", shipping_address: { city: "Bath" } },
  { placed_at: 1, "shipping_address.street": 1, "shipping_address.postcode": 1 }
)
