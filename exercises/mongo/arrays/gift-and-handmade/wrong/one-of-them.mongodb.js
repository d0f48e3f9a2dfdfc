// verdict: wrong, code: extra-documents
// why: $in is content with one of the two.
db.products
  .find({ tags: { $in: ["gift", "handmade"] } }, { _id: 0, name: 1, tags: 1 })
  .sort({ name: 1 })
