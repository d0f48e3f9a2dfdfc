// verdict: wrong, code: extra-documents
// why: parcels that were never handed over come along.
db.orders.find(
  { "shipping_address.city": "Bath" },
  { placed_at: 1, "shipping_address.street": 1, "shipping_address.postcode": 1 }
)
