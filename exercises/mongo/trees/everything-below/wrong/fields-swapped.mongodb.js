// verdict: wrong, code: different-documents
// why: the two fields are swapped: each top-level category finds itself and, having no parent, nobody else
db.categories.aggregate([
  { $match: { parent_id: null } },
  {
    $graphLookup: {
      from: "categories",
      startWith: "$_id",
      connectFromField: "parent_id",
      connectToField: "_id",
      as: "below",
      depthField: "steps",
    },
  },
  { $unwind: "$below" },
  { $project: { _id: "$below._id", name: "$below.name", top: "$name", depth: { $add: ["$below.steps", 1] } } },
  { $sort: { top: 1, depth: 1, _id: 1 } },
])
