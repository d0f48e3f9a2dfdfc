// shape: double negation, $nor of two $ne
db.products
  .find({ $nor: [{ tags: { $ne: "gift" } }, { tags: { $ne: "handmade" } }] }, { _id: 0, name: 1, tags: 1 })
  .sort({ name: 1 })
