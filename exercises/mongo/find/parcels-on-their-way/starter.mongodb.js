// Parcels on their way
db.orders.find({ delivered_at: { $exists: false } }, { customer_id: 1, shipped_at: 1 })
