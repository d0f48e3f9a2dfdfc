// shape: $expr in $match, and $replaceWith a document built by hand (a missing postcode stays missing)
db.orders.aggregate([
  { $match: { $expr: { $and: [{ $eq: ["$status", "delivered"] }, { $eq: ["$shipping_address.city", "Bath"] }] } } },
  {
    $replaceWith: {
      _id: "$_id",
      placed_at: "$placed_at",
      shipping_address: { street: "$shipping_address.street", postcode: "$shipping_address.postcode" },
    },
  },
])
