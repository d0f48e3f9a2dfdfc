// Parcels to Bath
db.orders.find({ status: "delivered" }, { placed_at: 1, shipping_address: 1 }).limit(5)
