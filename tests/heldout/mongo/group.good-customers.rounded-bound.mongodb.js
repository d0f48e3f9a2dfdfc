// why: 2,499.60 is less than 2,500, rounded to whole euros it is not
// scenario: one customer with one order of 2499.60: nobody
db.orders.aggregate([
  { $match: { status: { $ne: "cancelled" } } },
  { $group: { _id: "$customer_id", orders: { $sum: 1 }, spent: { $sum: "$total" }, largest: { $max: "$total" } } },
  { $match: { $expr: { $gte: [{ $round: ["$spent", 0] }, 2500] } } },
  { $project: { _id: 0, customer_id: "$_id", orders: 1, spent: { $round: ["$spent", 2] }, largest: 1 } },
  { $sort: { spent: -1, customer_id: 1 } },
])
