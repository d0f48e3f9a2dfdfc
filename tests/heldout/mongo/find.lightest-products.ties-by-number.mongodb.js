// why: products of equal weight go by name, here by _id
// scenario: products 1 (Pen) and 2 (Cup), 0.1 kg each: 2, 1
db.products.find({ weight_kg: { $type: "number" } }, { name: 1, weight_kg: 1 }).sort({ weight_kg: 1, _id: 1 }).limit(11)
