// shape: $graphLookup downwards from the top-level ones, rows made by $map, then unwound and put at the root
db.categories.aggregate([
  { $match: { $expr: { $eq: [{ $ifNull: ["$parent_id", null] }, null] } } },
  {
    $graphLookup: {
      from: "categories",
      startWith: "$_id",
      connectFromField: "_id",
      connectToField: "parent_id",
      as: "below",
      depthField: "steps",
    },
  },
  {
    $project: {
      rows: {
        $map: {
          input: "$below",
          as: "b",
          in: { _id: "$$b._id", name: "$$b.name", top: "$name", depth: { $add: ["$$b.steps", 1] } },
        },
      },
    },
  },
  { $unwind: "$rows" },
  { $replaceRoot: { newRoot: "$rows" } },
  { $sort: { top: 1, depth: 1, _id: 1 } },
])
