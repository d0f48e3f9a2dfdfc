// verdict: wrong, code: ne-matches-missing
// why: a product without tags has neither of the two, so it comes along.
db.products.find({ tags: { $nin: ["sale", "winter"] } }, { name: 1, tags: 1 })
