// why: one tag other than sale and winter is not enough, neither of the two may be there
// scenario: a product with the tags gift and sale
db.products.find({ tags: { $elemMatch: { $nin: ["sale", "winter"] } } }, { name: 1, tags: 1 })
