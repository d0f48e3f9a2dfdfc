// why: how many are worth a call is read off the data
db.orders.aggregate([
  { $match: { status: { $ne: "cancelled" } } },
  { $group: { _id: "$customer_id", orders: { $sum: 1 }, spent: { $sum: "$total" }, largest: { $max: "$total" } } },
  { $sort: { spent: -1, _id: 1 } },
  { $limit: 31 },
  { $project: { _id: 0, customer_id: "$_id", orders: 1, spent: { $round: ["$spent", 2] }, largest: 1 } },
])
