// verdict: wrong, code: not-changed
// why: 10 pieces are a large pile too
db.products.updateMany(
  { "stock.warehouse": "harbour" },
  { $set: { "stock.$[pile].shelf": "H1" } },
  { arrayFilters: [{ "pile.warehouse": "harbour", "pile.quantity": { $gt: 10 } }] },
)
