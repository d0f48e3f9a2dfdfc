// verdict: wrong, code: different-documents
// why: products of equal weight stand by their number; another one is cut off at the end.
db.products
  .find({ weight_kg: { $ne: null } }, { name: 1, weight_kg: 1 })
  .sort({ weight_kg: 1, _id: 1 })
  .limit(11)
