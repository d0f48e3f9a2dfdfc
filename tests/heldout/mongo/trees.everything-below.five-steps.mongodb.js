// why: the tree may be deeper than five steps
db.categories.aggregate([
  { $match: { parent_id: null } },
  { $graphLookup: { from: "categories", startWith: "$_id", connectFromField: "_id", connectToField: "parent_id", as: "below", depthField: "steps", maxDepth: 4 } },
  { $unwind: "$below" },
  { $project: { _id: "$below._id", name: "$below.name", top: "$name", depth: { $add: ["$below.steps", 1] } } },
  { $sort: { top: 1, depth: 1, _id: 1 } },
])
