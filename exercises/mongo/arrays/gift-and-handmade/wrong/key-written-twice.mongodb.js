// verdict: wrong, code: repeated-field
// why: an object keeps the last value of a key only, so one tag is forgotten.
db.products
  .find({ tags: "gift", tags: "handmade" }, { _id: 0, name: 1, tags: 1 })
  .sort({ name: 1 })
