// why: the orders are named by their ids
db.orders.aggregate([
  { $match: { _id: { $in: [1142, 1498, 1507, 1537, 1603, 1834, 1969, 1973, 2119, 2179, 2239, 2259, 2401, 2402] } } },
  { $project: { placed_at: 1, "shipping_address.street": 1, "shipping_address.postcode": 1 } },
])
