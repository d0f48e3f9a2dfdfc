// why: rounds the sum first and asks for the bound of the rounded one
// scenario: customer 1 with one order of total 2499.996; asked: nothing; this: customer 1 with spent 2500
db.orders.aggregate([
  { $match: { status: { $ne: "cancelled" } } },
  { $group: { _id: "$customer_id", orders: { $sum: 1 }, spent: { $sum: "$total" }, largest: { $max: "$total" } } },
  { $project: { _id: 0, customer_id: "$_id", orders: 1, spent: { $round: ["$spent", 2] }, largest: 1 } },
  { $match: { spent: { $gte: 2500 } } },
  { $sort: { spent: -1, customer_id: 1 } },
])
