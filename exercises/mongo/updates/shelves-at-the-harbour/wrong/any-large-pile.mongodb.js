// verdict: wrong, code: too-many-changed
// why: the filter asks for the harbour, the condition on the piles does not
db.products.updateMany(
  { "stock.warehouse": "harbour" },
  { $set: { "stock.$[pile].shelf": "H1" } },
  { arrayFilters: [{ "pile.quantity": { $gte: 10 } }] },
)
