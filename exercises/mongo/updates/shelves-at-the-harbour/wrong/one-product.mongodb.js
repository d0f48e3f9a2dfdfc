// verdict: wrong, code: only-first-changed
// why: updateOne stops after the first product
db.products.updateOne(
  { stock: { $elemMatch: { warehouse: "harbour", quantity: { $gte: 10 } } } },
  { $set: { "stock.$[pile].shelf": "H1" } },
  { arrayFilters: [{ "pile.warehouse": "harbour", "pile.quantity": { $gte: 10 } }] },
)
