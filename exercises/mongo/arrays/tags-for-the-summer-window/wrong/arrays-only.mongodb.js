// verdict: wrong, code: missing-documents
// why: a single word has no first element, so the old documents are lost.
db.products.find(
  { "tags.0": { $exists: true }, tags: { $nin: ["sale", "winter"] } },
  { name: 1, tags: 1 }
)
