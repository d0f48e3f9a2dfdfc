// why: a loss of 0 is a loss, as a condition 0 counts as false and the value is dropped
// scenario: a run of fraud with the losses 1, 0, 0.5: one setback
db.runs.aggregate([
  { $match: { model: "fraud" } },
  { $set: { m: { $filter: { input: { $ifNull: ["$metrics", []] }, as: "x", cond: { $and: [{ $eq: ["$$x.metric", "loss"] }, "$$x.value"] } } } } },
  { $project: { losses: "$m.value" } },
  {
    $set: {
      setbacks: {
        $size: {
          $filter: {
            input: { $range: [1, { $max: [1, { $size: "$losses" }] }] },
            as: "i",
            cond: { $gt: [{ $arrayElemAt: ["$losses", "$$i"] }, { $arrayElemAt: ["$losses", { $subtract: ["$$i", 1] }] }] },
          },
        },
      },
    },
  },
  { $sort: { _id: 1 } },
])
