// verdict: wrong, code: not-changed
// why: the positional $ is the first pile found; right on the shipped data, where no product has two piles at the harbour
db.products.updateMany(
  { stock: { $elemMatch: { warehouse: "harbour", quantity: { $gte: 10 } } } },
  { $set: { "stock.$.shelf": "H1" } },
)
