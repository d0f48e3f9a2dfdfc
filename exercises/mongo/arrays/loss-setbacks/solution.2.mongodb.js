// One $reduce collects the losses and counts at the same time; the last loss so far stands at the end of the list.
db.runs.aggregate([
  { $match: { model: "fraud" } },
  {
    $project: {
      walked: {
        $reduce: {
          input: { $ifNull: ["$metrics", []] },
          initialValue: { losses: [], setbacks: 0 },
          in: {
            $cond: [
              { $and: [{ $eq: ["$$this.metric", "loss"] }, { $ne: ["$$this.value", null] }] },
              {
                losses: { $concatArrays: ["$$value.losses", ["$$this.value"]] },
                setbacks: {
                  $cond: [
                    {
                      $and: [
                        { $gt: [{ $size: "$$value.losses" }, 0] },
                        { $gt: ["$$this.value", { $arrayElemAt: ["$$value.losses", -1] }] },
                      ],
                    },
                    { $add: ["$$value.setbacks", 1] },
                    "$$value.setbacks",
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
  { $project: { losses: "$walked.losses", setbacks: "$walked.setbacks" } },
  { $sort: { _id: 1 } },
])
