db.products
  .find({ $and: [{ tags: "handmade" }, { tags: "gift" }] }, { _id: 0, name: 1, tags: 1 })
  .sort({ name: 1 })
