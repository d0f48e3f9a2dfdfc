// why: a product may have several large piles at the harbour, the positional $ reaches the first only
// scenario: a product with two piles at the harbour of 10 and 20 pieces
db.products.updateMany(
  { stock: { $elemMatch: { warehouse: "harbour", quantity: { $gte: 10 } } } },
  { $set: { "stock.$.shelf": "H1" } },
)
