// verdict: wrong, code: sort-in-memory
// why: behind the range the entries are no longer in order of placed_at
db.orders.createIndex({ status: 1, total: 1, placed_at: -1 })
