// why: the customers are named, nothing is compared with 2,500
db.orders.aggregate([
  { $match: { status: { $ne: "cancelled" }, customer_id: { $in: [41, 13, 107, 43, 31, 164, 14, 29, 125, 131, 44, 27, 65, 91, 11, 92, 10, 106, 23, 64, 113, 20, 69, 74, 157, 77, 105, 48, 101, 67, 145] } } },
  { $group: { _id: "$customer_id", orders: { $sum: 1 }, spent: { $sum: "$total" }, largest: { $max: "$total" } } },
  { $project: { _id: 0, customer_id: "$_id", orders: 1, spent: { $round: ["$spent", 2] }, largest: 1 } },
  { $sort: { spent: -1, customer_id: 1 } },
])
