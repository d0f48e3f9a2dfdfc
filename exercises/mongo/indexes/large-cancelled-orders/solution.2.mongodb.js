// The other way round: an index is read backwards as easily as forwards.
db.orders.createIndex({ status: -1, placed_at: 1, total: -1 })
