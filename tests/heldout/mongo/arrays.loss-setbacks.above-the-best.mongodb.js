// why: a setback is a loss above the one just before it, here one above the lowest so far
// scenario: a run of fraud with the losses 1, 3, 2: one setback, not two
db.runs.aggregate([
  { $match: { model: "fraud" } },
  {
    $project: {
      losses: {
        $map: {
          input: { $filter: { input: { $ifNull: ["$metrics", []] }, as: "m", cond: { $and: [{ $eq: ["$$m.metric", "loss"] }, { $ne: ["$$m.value", null] }] } } },
          as: "m",
          in: "$$m.value",
        },
      },
    },
  },
  {
    $project: {
      losses: 1,
      w: {
        $reduce: {
          input: "$losses",
          initialValue: { n: 0, low: 1000000 },
          in: {
            n: { $add: ["$$value.n", { $cond: [{ $gt: ["$$this", "$$value.low"] }, 1, 0] }] },
            low: { $min: ["$$value.low", "$$this"] },
          },
        },
      },
    },
  },
  { $project: { losses: 1, setbacks: "$w.n" } },
  { $sort: { _id: 1 } },
])
