// verdict: wrong, code: missing-documents
// why: this wants these two tags, in this order, and no other.
db.products
  .find({ tags: ["gift", "handmade"] }, { _id: 0, name: 1, tags: 1 })
  .sort({ name: 1 })
