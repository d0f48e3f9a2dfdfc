// The lightest products
db.products.find({}, { name: 1, weight_kg: 1 }).limit(11)
