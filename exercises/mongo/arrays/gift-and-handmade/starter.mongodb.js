// A gift, and made by hand
db.products.find({ tags: "gift" }, { _id: 0, name: 1 })
