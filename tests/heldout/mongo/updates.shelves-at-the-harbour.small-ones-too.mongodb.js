// why: the filter asks for a large pile at the harbour, but the array filter takes every pile there, the small ones of the same product too
// scenario: stock [{warehouse:"harbour",quantity:30},{warehouse:"harbour",quantity:2}]; asked: H1 on the first; this: on both
db.products.updateMany(
  { stock: { $elemMatch: { warehouse: "harbour", quantity: { $gte: 10 } } } },
  { $set: { "stock.$[p].shelf": "H1" } },
  { arrayFilters: [{ "p.warehouse": "harbour" }] },
)
