// why: a plan of 0 days is a plan, as a condition 0 counts as false
db.experiments.updateMany({ ended_on: { $ne: null } }, [
  { $set: { days: { $add: [{ $dateDiff: { startDate: "$started_on", endDate: "$ended_on", unit: "day" } }, 1] } } },
  { $set: { days_over: { $cond: ["$config.min_days", { $subtract: ["$days", { $toInt: "$config.min_days" }] }, "$$REMOVE"] } } },
])
