// verdict: wrong, code: array-length
// why: keeps null in the list; and as null stands below every number, the loss after it counts as a setback
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
              cond: { $eq: ["$$m.metric", "loss"] },
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
