// verdict: wrong, code: empty-result
// why: after $group there is no total any more, so nothing matches
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
  { $match: { total: { $gte: 2500 } } },
  { $project: { _id: 0, customer_id: "$_id", orders: 1, spent: { $round: ["$spent", 2] }, largest: 1 } },
  { $sort: { spent: -1, customer_id: 1 } },
])
