// why: a category may hang below one with a higher number
db.categories.aggregate([
  { $match: { parent_id: { $ne: null } } },
  { $graphLookup: { from: "categories", startWith: "$parent_id", connectFromField: "parent_id", connectToField: "_id", as: "above" } },
  { $unwind: "$above" },
  { $sort: { "above._id": 1 } },
  { $group: { _id: "$_id", name: { $first: "$name" }, top: { $first: "$above.name" }, depth: { $sum: 1 } } },
  { $sort: { top: 1, depth: 1, _id: 1 } },
])
