// shape: what is not wanted, denied in one $nor
db.products.find({ $nor: [{ tags: "sale" }, { tags: "winter" }, { tags: { $size: 0 } }, { tags: { $exists: false } }] }, { name: 1, tags: 1 })
