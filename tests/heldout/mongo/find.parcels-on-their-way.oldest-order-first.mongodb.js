// why: sorts by the time of the order, not by the time at which the parcel left
// scenario: delivered_at null in order 1 (placed 1 May, shipped 9 May) and 2 (placed 2 May, shipped 3 May); asked: 2, 1; this: 1, 2
db.orders
  .find({ delivered_at: { $type: "null" } }, { customer_id: 1, shipped_at: 1 })
  .sort({ placed_at: 1, _id: 1 })
