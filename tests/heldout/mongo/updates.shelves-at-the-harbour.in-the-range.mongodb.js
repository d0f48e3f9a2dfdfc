// why: the piles of discontinued products count too
db.products.updateMany(
  { "stock.warehouse": "harbour", discontinued_on: { $exists: false } },
  { $set: { "stock.$[p].shelf": "H1" } },
  { arrayFilters: [{ "p.warehouse": "harbour", "p.quantity": { $gte: 10 } }] },
)
