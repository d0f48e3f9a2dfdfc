// why: the bound is read off the data, eleven are left to luck
db.products.find({ weight_kg: { $lte: 0.07 } }, { name: 1, weight_kg: 1 }).sort({ weight_kg: 1, name: 1, _id: 1 })
