// verdict: wrong, code: extra-documents
// why: this shuts out only products that have both tags at once.
db.products.find(
  { tags: { $exists: true, $ne: [] }, $nor: [{ tags: { $all: ["sale", "winter"] } }] },
  { name: 1, tags: 1 }
)
