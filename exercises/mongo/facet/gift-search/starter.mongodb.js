// A search page in one answer
db.products.aggregate([
  { $match: { tags: "gift" } },
  { $count: "found" },
])
