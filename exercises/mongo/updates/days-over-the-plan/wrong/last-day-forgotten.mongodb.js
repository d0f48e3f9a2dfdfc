// verdict: wrong, code: wrong-value
// why: from the first day to the last there is one day less than the two take together
db.experiments.updateMany({ ended_on: { $type: "date" } }, [
  { $set: { days: { $dateDiff: { startDate: "$started_on", endDate: "$ended_on", unit: "day" } } } },
  {
    $set: {
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
