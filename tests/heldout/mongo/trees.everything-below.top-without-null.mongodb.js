// why: finds the top among the ancestors by $eq null, which a missing parent_id does not fulfil
// scenario: category 31 "Garden" without parent_id, 32 with parent_id 31; asked: {_id:32,…,top:"Garden",depth:1}; this: without the field top
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
            input: { $filter: { input: "$above", as: "a", cond: { $eq: ["$$a.parent_id", null] } } },
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
