db.products.updateMany(
  { "stock.warehouse": "harbour" },
  { $set: { "stock.$[pile].shelf": "H1" } },
  { arrayFilters: [{ "pile.warehouse": "harbour", "pile.quantity": { $gte: 10 } }] },
)
