// why: a weight of 0 is known
db.products.find({ weight_kg: { $gt: 0 } }, { name: 1, weight_kg: 1 }).sort({ weight_kg: 1, name: 1, _id: 1 }).limit(11)
