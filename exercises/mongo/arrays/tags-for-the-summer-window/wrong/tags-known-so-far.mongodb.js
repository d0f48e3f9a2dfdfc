// verdict: wrong, code: missing-documents
// why: the list of welcome tags knows only the words in use today.
db.products.find(
  {
    tags: {
      $in: ["bestseller", "eco", "gift", "handmade", "new", "travel"],
      $nin: ["sale", "winter"]
    }
  },
  { name: 1, tags: 1 }
)
