// why: an order that nobody has paid for can be on its way as well
db.orders
  .find({ delivered_at: { $type: "null" }, status: { $nin: ["placed", "paid"] } }, { customer_id: 1, shipped_at: 1 })
  .sort({ shipped_at: 1, _id: 1 })
