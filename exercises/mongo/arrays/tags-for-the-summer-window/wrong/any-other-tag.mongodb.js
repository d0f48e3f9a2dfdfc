// verdict: wrong, code: extra-documents
// why: a product with another tag may have "sale" or "winter" as well.
db.products.find(
  { tags: { $in: ["bestseller", "eco", "gift", "handmade", "new", "travel"] } },
  { name: 1 }
)
