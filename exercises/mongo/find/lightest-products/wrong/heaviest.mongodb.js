// verdict: wrong, code: wrong-order
// why: -1 sorts downwards; this is the other end of the range.
db.products
  .find({ weight_kg: { $ne: null } }, { name: 1, weight_kg: 1 })
  .sort({ weight_kg: -1, name: 1, _id: 1 })
  .limit(11)
