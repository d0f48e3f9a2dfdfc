// why: products that are no longer ordered have their tags too
db.products
  .find({ tags: { $all: ["gift", "handmade"] }, discontinued_on: { $exists: false } }, { _id: 0, name: 1, tags: 1 })
  .sort({ name: 1 })
