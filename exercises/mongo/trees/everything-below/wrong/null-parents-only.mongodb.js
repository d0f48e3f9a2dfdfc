// verdict: wrong, code: missing-documents
// why: a top-level category whose parent_id is missing is forgotten, with all that is below it
db.categories.aggregate([
  { $match: { parent_id: { $type: "null" } } },
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
  { $unwind: "$below" },
  { $project: { _id: "$below._id", name: "$below.name", top: "$name", depth: { $add: ["$below.steps", 1] } } },
  { $sort: { top: 1, depth: 1, _id: 1 } },
])
