// why: the orders are named by their ids
db.orders.find({ _id: { $in: [1069, 1264, 1750, 1829, 1950, 1974, 2202, 2238, 2404, 2571, 2592, 2590, 2596, 2595, 2589, 2593, 2594, 2605, 2598, 2602] } }, { customer_id: 1, shipped_at: 1 }).sort({ shipped_at: 1, _id: 1 })
