// verdict: wrong, code: null-for-value
// why: both fields of one stage are computed from the document before it, where there are no days yet
db.experiments.updateMany({ ended_on: { $type: "date" } }, [
  {
    $set: {
      days: { $add: [{ $dateDiff: { startDate: "$started_on", endDate: "$ended_on", unit: "day" } }, 1] },
      days_over: {
        $cond: [
          { $in: [{ $type: "$config.min_days" }, ["missing", "null"]] },
          "$$REMOVE",
          { $subtract: ["$days", { $toInt: "$config.min_days" }] },
        ],
      },
    },
  },
])
