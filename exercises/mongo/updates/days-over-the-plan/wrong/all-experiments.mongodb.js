// verdict: wrong, code: null-for-missing
// why: experiments that have not ended get a field days that is null
db.experiments.updateMany({}, [
  {
    $set: {
      days: { $add: [{ $dateDiff: { startDate: "$started_on", endDate: "$ended_on", unit: "day" } }, 1] },
    },
  },
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
