// verdict: wrong, code: sort-in-memory
// why: finds the right orders without any order in time
db.orders.createIndex({ status: 1, total: -1 })
