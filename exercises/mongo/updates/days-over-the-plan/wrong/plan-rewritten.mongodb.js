// verdict: wrong, code: number-for-text
// why: turns the plan of experiment 4 into a number in the document, which was to stay as typed in
db.experiments.updateMany({ ended_on: { $type: "date" }, "config.min_days": { $ne: null } }, [
  { $set: { "config.min_days": { $toInt: "$config.min_days" } } },
  {
    $set: {
      days: { $add: [{ $dateDiff: { startDate: "$started_on", endDate: "$ended_on", unit: "day" } }, 1] },
    },
  },
  { $set: { days_over: { $subtract: ["$days", "$config.min_days"] } } },
])
