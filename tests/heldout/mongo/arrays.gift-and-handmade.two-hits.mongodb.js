// why: counts the tags that are one of the two words and asks for two hits, so the same word twice is enough
// scenario: a product with tags ["gift","gift"]; asked: nothing; this: that product
db.products.aggregate([
  { $match: { tags: { $type: "array" } } },
  {
    $match: {
      $expr: {
        $gte: [{ $size: { $filter: { input: "$tags", as: "t", cond: { $in: ["$$t", ["gift", "handmade"]] } } } }, 2],
      },
    },
  },
  { $sort: { name: 1 } },
  { $project: { _id: 0, name: 1, tags: 1 } },
])
