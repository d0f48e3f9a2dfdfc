// verdict: wrong, code: extra-documents
// why: null and missing come before every number, so products without a weight look lightest.
db.products
  .find({}, { name: 1, weight_kg: 1 })
  .sort({ weight_kg: 1, name: 1, _id: 1 })
  .limit(11)
