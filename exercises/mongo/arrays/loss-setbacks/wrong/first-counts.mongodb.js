// verdict: wrong, code: wrong-value
// why: begins with a last loss of 0, so that the first loss of each run is a setback
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
          initialValue: { setbacks: 0, last: 0 },
          in: {
            setbacks: { $add: ["$$value.setbacks", { $cond: [{ $gt: ["$$this", "$$value.last"] }, 1, 0] }] },
            last: "$$this",
          },
        },
      },
    },
  },
  { $project: { losses: 1, setbacks: "$walked.setbacks" } },
  { $sort: { _id: 1 } },
])
