db.runs.aggregate([
  { $match: { model: "fraud" } },
  {
    $project: {
      losses: {
        $map: {
          input: {
            $filter: {
              input: { $ifNull: ["$metrics", []] },
              as: "m",
              cond: { $and: [{ $eq: ["$$m.metric", "loss"] }, { $ne: ["$$m.value", null] }] },
            },
          },
          as: "m",
          in: "$$m.value",
        },
      },
    },
  },
  {
    $project: {
      losses: 1,
      walked: {
        $reduce: {
          input: "$losses",
          initialValue: { setbacks: 0 },
          in: {
            setbacks: {
              $add: [
                "$$value.setbacks",
                { $cond: [{ $gt: ["$$this", { $ifNull: ["$$value.last", "$$this"] }] }, 1, 0] },
              ],
            },
            last: "$$this",
          },
        },
      },
    },
  },
  { $project: { losses: 1, setbacks: "$walked.setbacks" } },
  { $sort: { _id: 1 } },
])
