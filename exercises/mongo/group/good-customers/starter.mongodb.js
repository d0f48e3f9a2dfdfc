// Customers worth a phone call
db.orders.aggregate([
  { $group: { _id: "$customer_id", orders: { $sum: 1 } } },
])
