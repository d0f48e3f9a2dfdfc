// shape: an array filter of $and and a negated $lt
db.products.updateMany(
  { "stock.warehouse": "harbour" },
  { $set: { "stock.$[p].shelf": "H1" } },
  { arrayFilters: [{ $and: [{ "p.warehouse": { $in: ["harbour"] } }, { "p.quantity": { $not: { $lt: 10 } } }] }] },
)
