// why: a loss of 0 is a loss, as a condition 0 counts as false and the value is dropped
// scenario: a run of fraud with the losses 1, 0, 0.5: one setback
db.runs.aggregate([
  { $match: { model: "fraud" } },
  {
    $project: {
      losses: {
        $map: {
          input: {
            $filter: { input: { $ifNull: ["$metrics", []] }, as: "m", cond: { $and: [{ $eq: ["$$m.metric", "loss"] }, "$$m.value"] } },
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
            setbacks: { $add: ["$$value.setbacks", { $cond: [{ $gt: ["$$this", { $ifNull: ["$$value.last", "$$this"] }] }, 1, 0] }] },
            last: "$$this",
          },
        },
      },
    },
  },
  { $project: { losses: 1, setbacks: "$walked.setbacks" } },
  { $sort: { _id: 1 } },
])
