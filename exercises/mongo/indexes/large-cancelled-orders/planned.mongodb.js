db.orders.find({ status: "cancelled", total: { $gte: 200 } }).sort({ placed_at: -1 })
