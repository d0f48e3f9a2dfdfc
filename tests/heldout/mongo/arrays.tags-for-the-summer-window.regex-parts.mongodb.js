// why: refuses the two words by a regular expression, which refuses longer words that hold them as well
// scenario: a product with tags ["wholesale"]; asked: that product; this: nothing
db.products.find({ tags: { $exists: true, $ne: [], $not: /sale|winter/ } }, { name: 1, tags: 1 })
