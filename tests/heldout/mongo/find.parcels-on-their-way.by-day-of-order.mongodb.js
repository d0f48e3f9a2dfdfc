// why: the parcel that left first comes first, not the order placed first
db.orders.find({ delivered_at: { $type: "null" } }, { customer_id: 1, shipped_at: 1 }).sort({ placed_at: 1, _id: 1 })
