// why: exactly 2,500 euros are enough
// scenario: one customer with one order of 2500
db.orders.aggregate([
  { $match: { status: { $ne: "cancelled" } } },
  { $group: { _id: "$customer_id", orders: { $sum: 1 }, spent: { $sum: "$total" }, largest: { $max: "$total" } } },
  { $match: { spent: { $gt: 2500 } } },
  { $project: { _id: 0, customer_id: "$_id", orders: 1, spent: { $round: ["$spent", 2] }, largest: 1 } },
  { $sort: { spent: -1, customer_id: 1 } },
])
