// Shelves at the harbour
// So far this changes nothing: there is no warehouse of that name.
db.products.updateMany(
  { "stock.warehouse": "moon" },
  { $set: { "stock.$[].shelf": "H1" } },
)
