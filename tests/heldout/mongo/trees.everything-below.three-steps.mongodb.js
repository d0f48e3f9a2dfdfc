// why: the tree may get deeper, here what lies more than three steps below is lost
// scenario: a chain of five categories: depths 1 to 4
db.categories.aggregate([
  { $match: { parent_id: null } },
  {
    $graphLookup: {
      from: "categories",
      startWith: "$_id",
      connectFromField: "_id",
      connectToField: "parent_id",
      maxDepth: 2,
      as: "below",
      depthField: "steps",
    },
  },
  { $unwind: "$below" },
  { $project: { _id: "$below._id", name: "$below.name", top: "$name", depth: { $add: ["$below.steps", 1] } } },
  { $sort: { top: 1, depth: 1, _id: 1 } },
])
