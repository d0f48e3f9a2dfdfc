// The twenty best sellers
db.orders.aggregate([
  { $unwind: "$lines" },
  { $limit: 20 },
])
