// verdict: wrong, code: examines-too-much
// why: with the sort in front, the entries of all orders are looked at
db.orders.createIndex({ placed_at: -1, status: 1, total: 1 })
