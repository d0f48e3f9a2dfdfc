// Tags for the summer window
db.products.find({ tags: { $ne: "sale" } }, { name: 1 })
