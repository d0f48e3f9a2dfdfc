// verdict: wrong, code: missing-documents
// why: a product with one of these tags may have "sale" or "winter" as well, and a new tag is not on the list.
db.products.find(
  { tags: { $in: ["bestseller", "eco", "gift", "handmade", "new", "travel"] } },
  { name: 1, tags: 1 }
)
