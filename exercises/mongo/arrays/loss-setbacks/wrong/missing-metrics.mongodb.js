// verdict: wrong, code: null-for-value
// why: $filter of a field that is missing is null, not an empty list
db.runs.aggregate([
  { $match: { model: "fraud" } },
  {
    $project: {
      losses: {
        $map: {
          input: {
            $filter: {
              input: "$metrics",
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
          initialValue: { setbacks: 0, last: 99 },
          in: {
            setbacks: { $add: ["$$value.setbacks", { $cond: [{ $gt: ["$$this", "$$value.last"] }, 1, 0] }] },
            last: "$$this",
          },
        },
      },
    },
  },
  { $project: { losses: 1, setbacks: { $ifNull: ["$walked.setbacks", 0] } } },
  { $sort: { _id: 1 } },
])
