// why: delivered_at alone decides, an order may be cancelled while its parcel is on the way
// scenario: a cancelled order with shipped_at and delivered_at null
db.orders.find({ status: "shipped" }, { customer_id: 1, shipped_at: 1 }).sort({ shipped_at: 1, _id: 1 })
