// why: takes the ancestor with the lowest number for the topmost; a parent may have a higher number than its child
// scenario: categories 37 "Home" (top), 9 "Lamps" (parent 37), 10 "Desk Lamps" (parent 9); asked for 10: top "Home"; this: "Lamps"
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
  { $set: { above: { $sortArray: { input: "$above", sortBy: { _id: 1 } } } } },
  { $project: { name: 1, top: { $first: "$above.name" }, depth: { $size: "$above" } } },
  { $sort: { top: 1, depth: 1, _id: 1 } },
])
