db.orders.createIndex({ status: 1, placed_at: -1, total: 1 })
