// shape: a single $reduce that carries the list and the count
db.runs.aggregate([
  { $match: { model: "fraud" } },
  {
    $project: {
      walk: {
        $reduce: {
          input: { $ifNull: ["$metrics", []] },
          initialValue: { losses: [], setbacks: 0 },
          in: {
            $cond: [
              { $and: [{ $eq: ["$$this.metric", "loss"] }, { $ne: [{ $ifNull: ["$$this.value", null] }, null] }] },
              {
                losses: { $concatArrays: ["$$value.losses", ["$$this.value"]] },
                setbacks: {
                  $add: [
                    "$$value.setbacks",
                    {
                      $cond: [
                        {
                          $and: [
                            { $gt: [{ $size: "$$value.losses" }, 0] },
                            { $gt: ["$$this.value", { $last: "$$value.losses" }] },
                          ],
                        },
                        1,
                        0,
                      ],
                    },
                  ],
                },
              },
              "$$value",
            ],
          },
        },
      },
    },
  },
  { $project: { losses: "$walk.losses", setbacks: "$walk.setbacks" } },
  { $sort: { _id: 1 } },
])
