// why: of products alike in weight and name the lowest _id goes first, here the highest
// scenario: products 1 and 2, both called Cup, 0.1 kg each: 1, 2
db.products.find({ weight_kg: { $ne: null } }, { name: 1, weight_kg: 1 }).sort({ weight_kg: 1, name: 1, _id: -1 }).limit(11)
