// shape: $graphLookup upwards from each category; depth is the number of ancestors, top the one without a parent
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
  {
    $project: {
      name: 1,
      top: {
        $first: {
          $map: {
            input: {
              $filter: { input: "$above", as: "a", cond: { $eq: [{ $ifNull: ["$$a.parent_id", null] }, null] } },
            },
            as: "a",
            in: "$$a.name",
          },
        },
      },
      depth: { $size: "$above" },
    },
  },
  { $sort: { top: 1, depth: 1, _id: 1 } },
])
