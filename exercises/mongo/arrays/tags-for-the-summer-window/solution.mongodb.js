db.products.find({ tags: { $exists: true, $nin: ["sale", "winter", []] } }, { name: 1, tags: 1 })
