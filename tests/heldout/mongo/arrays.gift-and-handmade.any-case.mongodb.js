// why: another letter case is another tag
db.products.find({ $and: [{ tags: /^gift$/i }, { tags: /^handmade$/i }] }, { _id: 0, name: 1, tags: 1 }).sort({ name: 1 })
