db.orders
  .find({ delivered_at: { $type: "null" } }, { customer_id: 1, shipped_at: 1 })
  .sort({ shipped_at: 1, _id: 1 })
