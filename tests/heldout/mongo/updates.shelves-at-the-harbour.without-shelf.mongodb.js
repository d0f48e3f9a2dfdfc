// why: a pile that has a shelf already gets H1 all the same
// scenario: a product with a pile at the harbour, quantity 20, shelf A3
db.products.updateMany(
  { "stock.warehouse": "harbour" },
  { $set: { "stock.$[p].shelf": "H1" } },
  { arrayFilters: [{ "p.warehouse": "harbour", "p.quantity": { $gte: 10 }, "p.shelf": { $exists: false } }] },
)
