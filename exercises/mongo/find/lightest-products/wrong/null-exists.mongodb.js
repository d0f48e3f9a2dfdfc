// verdict: wrong, code: extra-documents
// why: a field that holds null exists.
db.products
  .find({ weight_kg: { $exists: true } }, { name: 1, weight_kg: 1 })
  .sort({ weight_kg: 1, name: 1, _id: 1 })
  .limit(11)
