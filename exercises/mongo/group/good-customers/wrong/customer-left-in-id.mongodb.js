// verdict: wrong, code: renamed-field
// why: the customer stays in _id
db.orders.aggregate([
  { $match: { status: { $ne: "cancelled" } } },
  {
    $group: {
      _id: "$customer_id",
      orders: { $sum: 1 },
      spent: { $sum: "$total" },
      largest: { $max: "$total" },
    },
  },
  { $match: { spent: { $gte: 2500 } } },
  { $project: { customer_id: 1, orders: 1, spent: { $round: ["$spent", 2] }, largest: 1 } },
  { $sort: { spent: -1, customer_id: 1 } },
])
