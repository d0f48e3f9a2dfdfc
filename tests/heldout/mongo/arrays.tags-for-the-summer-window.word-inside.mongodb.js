// why: only the tags sale and winter are unwelcome, not every tag that contains one of the words
// scenario: a product with the tag wholesale
db.products.find({ tags: { $exists: true, $ne: [], $not: /sale|winter/ } }, { name: 1, tags: 1 })
