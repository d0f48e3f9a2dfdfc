// An index for the large cancelled orders
// This finds the cancelled orders, and then sorts them.
db.orders.createIndex({ status: 1 })
