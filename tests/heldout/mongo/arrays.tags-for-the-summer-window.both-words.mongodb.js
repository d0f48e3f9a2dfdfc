// why: a product with one of the two words is unwelcome already
db.products.find({ $and: [{ tags: { $exists: true, $ne: [] } }, { $or: [{ tags: { $ne: "sale" } }, { tags: { $ne: "winter" } }] }] }, { name: 1, tags: 1 })
