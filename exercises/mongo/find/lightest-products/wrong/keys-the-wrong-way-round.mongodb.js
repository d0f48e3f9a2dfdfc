// verdict: wrong, code: wrong-order
// why: the first field decides, so this is the beginning of the alphabet.
db.products
  .find({ weight_kg: { $ne: null } }, { name: 1, weight_kg: 1 })
  .sort({ name: 1, weight_kg: 1, _id: 1 })
  .limit(11)
