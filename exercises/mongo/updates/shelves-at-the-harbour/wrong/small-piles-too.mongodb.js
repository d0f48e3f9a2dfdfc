// verdict: wrong, code: too-many-changed
// why: a product that has ten pieces somewhere is chosen, and then all of its piles at the harbour
db.products.updateMany(
  { "stock.warehouse": "harbour", "stock.quantity": { $gte: 10 } },
  { $set: { "stock.$[pile].shelf": "H1" } },
  { arrayFilters: [{ "pile.warehouse": "harbour" }] },
)
