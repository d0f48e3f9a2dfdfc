// why: the tag handmade is asked for, a tag that contains the word is another one
// scenario: a product with the tags gift and not-handmade
db.products.find({ $and: [{ tags: /gift/ }, { tags: /handmade/ }] }, { _id: 0, name: 1, tags: 1 }).sort({ name: 1 })
