// why: gives a shelf only to piles that have none, where every large pile at the harbour is to get H1
// scenario: stock [{warehouse:"harbour",quantity:30,shelf:"A7"}]; asked: shelf "H1"; this: stays "A7"
db.products.updateMany(
  { "stock.warehouse": "harbour" },
  { $set: { "stock.$[p].shelf": "H1" } },
  { arrayFilters: [{ "p.warehouse": "harbour", "p.quantity": { $gte: 10 }, "p.shelf": { $exists: false } }] },
)
