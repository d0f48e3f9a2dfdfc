// verdict: wrong, code: unwind-drops-empty
// why: $unwind and $match lose the runs without a measured loss
db.runs.aggregate([
  { $match: { model: "fraud" } },
  { $unwind: "$metrics" },
  { $match: { "metrics.metric": "loss", "metrics.value": { $ne: null } } },
  { $group: { _id: "$_id", losses: { $push: "$metrics.value" } } },
  {
    $project: {
      losses: 1,
      walked: {
        $reduce: {
          input: "$losses",
          initialValue: { setbacks: 0, last: 99 },
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
