// why: the products are named by their ids, their tags are not looked at
db.products.find({ _id: { $in: [16, 29, 64, 80, 94, 100, 103, 111, 115] } }, { _id: 0, name: 1, tags: 1 }).sort({ name: 1 })
