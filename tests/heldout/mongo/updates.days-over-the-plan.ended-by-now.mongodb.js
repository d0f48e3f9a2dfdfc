// why: an experiment whose last day is known has ended, here only if that day is past
db.experiments.updateMany({ ended_on: { $lt: ISODate("2025-04-01") } }, [
  { $set: { days: { $add: [{ $dateDiff: { startDate: "$started_on", endDate: "$ended_on", unit: "day" } }, 1] } } },
  { $set: { days_over: { $cond: [{ $gt: ["$config.min_days", null] }, { $subtract: ["$days", { $toInt: "$config.min_days" }] }, "$$REMOVE"] } } },
])
