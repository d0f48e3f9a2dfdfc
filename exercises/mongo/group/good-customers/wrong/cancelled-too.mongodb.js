// verdict: wrong, code: extra-documents
// why: cancelled orders count too
db.orders.aggregate([
  {
    $group: {
      _id: "$customer_id",
      orders: { $sum: 1 },
      spent: { $sum: "$total" },
      largest: { $max: "$total" },
    },
  },
  { $match: { spent: { $gte: 2500 } } },
  { $project: { _id: 0, customer_id: "$_id", orders: 1, spent: { $round: ["$spent", 2] }, largest: 1 } },
  { $sort: { spent: -1, customer_id: 1 } },
])
