// shape: totals pushed into a list; size, sum and maximum of the list, bound by $expr
db.orders.aggregate([
  { $match: { status: { $ne: "cancelled" } } },
  { $group: { _id: "$customer_id", totals: { $push: "$total" } } },
  { $match: { $expr: { $gte: [{ $sum: "$totals" }, 2500] } } },
  {
    $project: {
      _id: 0,
      customer_id: "$_id",
      orders: { $size: "$totals" },
      spent: { $round: [{ $sum: "$totals" }, 2] },
      largest: { $max: "$totals" },
    },
  },
  { $sort: { spent: -1, customer_id: 1 } },
])
