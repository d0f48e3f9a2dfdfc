// verdict: wrong, code: match-before-group
// why: asks for single orders of 2,500 euros before anything is added up
db.orders.aggregate([
  { $match: { status: { $ne: "cancelled" }, total: { $gte: 2500 } } },
  {
    $group: {
      _id: "$customer_id",
      orders: { $sum: 1 },
      spent: { $sum: "$total" },
      largest: { $max: "$total" },
    },
  },
  { $project: { _id: 0, customer_id: "$_id", orders: 1, spent: { $round: ["$spent", 2] }, largest: 1 } },
  { $sort: { spent: -1, customer_id: 1 } },
])
