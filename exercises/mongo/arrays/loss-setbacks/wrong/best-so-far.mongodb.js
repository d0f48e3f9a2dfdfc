// verdict: wrong, code: wrong-value
// why: compares each loss with the lowest so far instead of the one just before it
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
          initialValue: { setbacks: 0, lowest: 99 },
          in: {
            setbacks: { $add: ["$$value.setbacks", { $cond: [{ $gt: ["$$this", "$$value.lowest"] }, 1, 0] }] },
            lowest: { $cond: [{ $gt: ["$$this", "$$value.lowest"] }, "$$value.lowest", "$$this"] },
          },
        },
      },
    },
  },
  { $project: { losses: 1, setbacks: "$walked.setbacks" } },
  { $sort: { _id: 1 } },
])
