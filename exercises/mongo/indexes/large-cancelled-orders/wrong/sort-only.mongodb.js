// verdict: wrong, code: examines-too-much
// why: gives all orders newest first, and reads each of them
db.orders.createIndex({ placed_at: -1 })
