// verdict: wrong, code: missing-documents
// why: products that have a third tag are lost.
db.products
  .find({ tags: { $all: ["gift", "handmade"], $size: 2 } }, { _id: 0, name: 1, tags: 1 })
  .sort({ name: 1 })
