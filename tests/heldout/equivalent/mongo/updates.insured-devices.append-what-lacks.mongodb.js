// shape: update by pipeline, the words that the list lacks by $filter, appended by $concatArrays
db.devices.updateMany(
  {
    "location.site": { $in: ["north", "harbour"] },
    $or: [{ tags: { $exists: false } }, { tags: { $type: "array" } }],
  },
  [
    {
      $set: {
        tags: {
          $let: {
            vars: { list: { $ifNull: ["$tags", []] } },
            in: {
              $concatArrays: [
                "$$list",
                { $filter: { input: ["insured", "critical"], as: "w", cond: { $not: [{ $in: ["$$w", "$$list"] }] } } },
              ],
            },
          },
        },
      },
    },
  ],
)
