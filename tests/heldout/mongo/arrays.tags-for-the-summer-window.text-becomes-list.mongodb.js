// why: takes the tags apart with $unwind and pushes them together again, so a single word stored as text comes back as a list
// scenario: product 39 with tags "travel"; asked: tags "travel"; this: tags ["travel"]
db.products.aggregate([
  { $match: { tags: { $nin: ["sale", "winter"] } } },
  { $unwind: "$tags" },
  { $group: { _id: "$_id", name: { $first: "$name" }, tags: { $push: "$tags" } } },
])
