// why: the products are named, and the limit of eleven is left to luck
db.products.find({ _id: { $in: [87, 89, 88, 90, 71, 72, 100, 69, 39, 70, 53] }, weight_kg: { $lte: 0.07 } }, { name: 1, weight_kg: 1 }).sort({ weight_kg: 1, name: 1, _id: 1 })
