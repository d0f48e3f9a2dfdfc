// verdict: wrong, code: ne-matches-empty
// why: an empty array exists, but it holds no tag.
db.products.find({ tags: { $exists: true, $nin: ["sale", "winter"] } }, { name: 1, tags: 1 })
