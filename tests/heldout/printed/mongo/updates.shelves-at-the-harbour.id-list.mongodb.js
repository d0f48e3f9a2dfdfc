// why: the products are named by their ids, the quantity of a pile plays no part
db.products.updateMany(
  { _id: { $in: [5, 28, 36, 41, 44, 49, 57, 80, 88, 93, 96, 101, 109] }, "stock.warehouse": "harbour" },
  { $set: { "stock.$[p].shelf": "H1" } },
  { arrayFilters: [{ "p.warehouse": "harbour" }] },
)
