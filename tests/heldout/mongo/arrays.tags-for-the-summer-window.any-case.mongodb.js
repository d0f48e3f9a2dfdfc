// why: Sale is another word than sale
db.products.find({ tags: { $exists: true, $ne: [], $not: /^(sale|winter)$/i } }, { name: 1, tags: 1 })
