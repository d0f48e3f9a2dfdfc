// why: discontinued products are asked for too
db.products.find({ tags: { $exists: true, $nin: ["sale", "winter", []] }, discontinued_on: { $exists: false } }, { name: 1, tags: 1 })
