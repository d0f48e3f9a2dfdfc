// why: gives an address without postcode one that is null
// scenario: a delivered order to Bath, {street:"Mill Lane 1",…} without postcode; asked: shipping_address {street:"Mill Lane 1"}; this: {street:"Mill Lane 1",postcode:null}
db.orders.aggregate([
  { $match: { status: "delivered", "shipping_address.city": "Bath" } },
  {
    $project: {
      placed_at: 1,
      shipping_address: {
        street: "$shipping_address.street",
        postcode: { $ifNull: ["$shipping_address.postcode", null] },
      },
    },
  },
])
