// verdict: wrong, code: null-for-missing
// why: without a plan the difference is null and is stored; on the shipped data every ended experiment has a plan
db.experiments.updateMany({ ended_on: { $type: "date" } }, [
  {
    $set: {
      days: { $add: [{ $dateDiff: { startDate: "$started_on", endDate: "$ended_on", unit: "day" } }, 1] },
    },
  },
  { $set: { days_over: { $subtract: ["$days", { $toInt: "$config.min_days" }] } } },
])
