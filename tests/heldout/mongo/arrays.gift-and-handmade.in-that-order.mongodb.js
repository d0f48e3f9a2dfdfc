// why: the order of the tags plays no part, here handmade has to come second
// scenario: a product with the tags handmade, gift
db.products.find({ tags: "gift", "tags.1": "handmade" }, { _id: 0, name: 1, tags: 1 }).sort({ name: 1 })
