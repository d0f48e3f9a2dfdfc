// The other way round: from each category up to the top, whose steps are counted.
db.categories.aggregate([
  { $match: { parent_id: { $ne: null } } },
  {
    $graphLookup: {
      from: "categories",
      startWith: "$parent_id",
      connectFromField: "parent_id",
      connectToField: "_id",
      as: "above",
    },
  },
  { $set: { depth: { $size: "$above" } } },
  { $unwind: "$above" },
  { $match: { "above.parent_id": null } },
  { $project: { name: 1, top: "$above.name", depth: 1 } },
  { $sort: { top: 1, depth: 1, _id: 1 } },
])
