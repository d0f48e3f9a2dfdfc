// why: leaves cancelled orders out of the sum and of the number by $cond, but not out of the largest
// scenario: customer 1 with totals 2600 (delivered) and 9000 (cancelled); asked: largest 2600; this: 9000
db.orders.aggregate([
  { $set: { counts: { $ne: ["$status", "cancelled"] } } },
  {
    $group: {
      _id: "$customer_id",
      orders: { $sum: { $cond: ["$counts", 1, 0] } },
      spent: { $sum: { $cond: ["$counts", "$total", 0] } },
      largest: { $max: "$total" },
    },
  },
  { $match: { spent: { $gte: 2500 } } },
  { $project: { _id: 0, customer_id: "$_id", orders: 1, spent: { $round: ["$spent", 2] }, largest: 1 } },
  { $sort: { spent: -1, customer_id: 1 } },
])
