// verdict: wrong, code: examines-too-much
// why: in the right order, but every cancelled order is read to look at its total
db.orders.createIndex({ status: 1, placed_at: -1 })
