// verdict: wrong, code: missing-field
// why: an experiment without a plan gets no days either; there is none among the ended ones on the shipped data
db.experiments.updateMany({ ended_on: { $type: "date" }, "config.min_days": { $ne: null } }, [
  {
    $set: {
      days: { $add: [{ $dateDiff: { startDate: "$started_on", endDate: "$ended_on", unit: "day" } }, 1] },
    },
  },
  { $set: { days_over: { $subtract: ["$days", { $toInt: "$config.min_days" }] } } },
])
