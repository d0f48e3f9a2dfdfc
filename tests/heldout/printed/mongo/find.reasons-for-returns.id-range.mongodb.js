// why: the first and the last order of November are read off the data
db.orders.distinct("lines.returns.reason", { _id: { $gte: 2012, $lte: 2154 } })
