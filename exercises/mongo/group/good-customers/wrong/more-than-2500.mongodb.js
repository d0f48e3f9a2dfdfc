// verdict: wrong, code: missing-documents
// why: 2,500 or more includes 2,500; the shipped data has nobody at exactly that sum, the trap has
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
  { $match: { spent: { $gt: 2500 } } },
  { $project: { _id: 0, customer_id: "$_id", orders: 1, spent: { $round: ["$spent", 2] }, largest: 1 } },
  { $sort: { spent: -1, customer_id: 1 } },
])
