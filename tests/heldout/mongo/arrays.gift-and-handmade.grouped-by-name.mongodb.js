// why: puts the tags together again by name, which is not unique, so two products of one name lend each other their tags
// scenario: products 1 and 2, both "Mug", tags ["gift"] and ["handmade"]; asked: nothing; this: one Mug with both tags
db.products.aggregate([
  { $unwind: "$tags" },
  { $group: { _id: "$name", tags: { $push: "$tags" } } },
  { $match: { tags: { $all: ["gift", "handmade"] } } },
  { $project: { _id: 0, name: "$_id", tags: 1 } },
  { $sort: { name: 1 } },
])
