db.products
  .find({ tags: { $all: ["gift", "handmade"] } }, { _id: 0, name: 1, tags: 1 })
  .sort({ name: 1 })
