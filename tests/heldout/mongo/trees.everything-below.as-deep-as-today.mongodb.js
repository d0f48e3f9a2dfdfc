// why: goes down no further than the tree reaches today
// scenario: a chain of categories 1 > 2 > 3 > 4 > 5; asked: 2 to 5 with depths 1 to 4; this: 5 is missing
db.categories.aggregate([
  { $match: { parent_id: null } },
  {
    $graphLookup: {
      from: "categories",
      startWith: "$_id",
      connectFromField: "_id",
      connectToField: "parent_id",
      as: "below",
      maxDepth: 2,
      depthField: "steps",
    },
  },
  { $unwind: "$below" },
  {
    $project: {
      _id: "$below._id",
      name: "$below.name",
      top: "$name",
      depth: { $add: ["$below.steps", 1] },
    },
  },
  { $sort: { top: 1, depth: 1, _id: 1 } },
])
