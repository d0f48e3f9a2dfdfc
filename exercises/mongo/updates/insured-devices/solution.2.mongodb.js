// As a pipeline: the list, and behind it those of the two that it does not hold.
db.devices.updateMany(
  {
    "location.site": { $in: ["north", "harbour"] },
    $or: [{ tags: { $type: "array" } }, { tags: { $exists: false } }],
  },
  [
    {
      $set: {
        tags: {
          $concatArrays: [
            { $ifNull: ["$tags", []] },
            {
              $filter: {
                input: ["insured", "critical"],
                as: "new",
                cond: { $not: [{ $in: ["$$new", { $ifNull: ["$tags", []] }] }] },
              },
            },
          ],
        },
      },
    },
  ],
)
