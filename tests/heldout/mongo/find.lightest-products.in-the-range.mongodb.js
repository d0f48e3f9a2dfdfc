// why: discontinued products take part
db.products
  .find({ weight_kg: { $ne: null }, discontinued_on: { $exists: false } }, { name: 1, weight_kg: 1 })
  .sort({ weight_kg: 1, name: 1, _id: 1 })
  .limit(11)
