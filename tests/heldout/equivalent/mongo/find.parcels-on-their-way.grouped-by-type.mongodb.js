// shape: $group by the type of delivered_at, the group "null" unwound again
db.orders.aggregate([
  {
    $group: {
      _id: { $type: "$delivered_at" },
      orders: { $push: { _id: "$_id", customer_id: "$customer_id", shipped_at: "$shipped_at" } },
    },
  },
  { $match: { _id: "null" } },
  { $unwind: "$orders" },
  { $replaceRoot: { newRoot: "$orders" } },
  { $sort: { shipped_at: 1, _id: 1 } },
])
