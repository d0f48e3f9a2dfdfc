// verdict: wrong, code: collection-scan
// why: the query asks nothing about the customer, so the index cannot be used
db.orders.createIndex({ customer_id: 1, status: 1, placed_at: -1, total: 1 })
