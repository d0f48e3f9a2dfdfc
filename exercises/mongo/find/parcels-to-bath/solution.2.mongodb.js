db.orders.find(
  { $and: [{ status: { $eq: "delivered" } }, { "shipping_address.city": { $in: ["Bath"] } }] },
  { placed_at: 1, shipping_address: { street: 1, postcode: 1 } }
)
