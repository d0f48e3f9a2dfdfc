// why: takes the experiments of status stopped for those that have ended, and forgets the archived ones
// scenario: an experiment of status archived from 2024-05-01 to 2024-05-07, config {}; asked: days 7; this: unchanged
db.experiments.updateMany({ status: "stopped", ended_on: { $ne: null } }, [
  { $set: { days: { $add: [{ $dateDiff: { startDate: "$started_on", endDate: "$ended_on", unit: "day" } }, 1] } } },
  {
    $set: {
      days_over: {
        $cond: [
          { $eq: [{ $ifNull: ["$config.min_days", null] }, null] },
          "$$REMOVE",
          { $subtract: ["$days", { $toInt: "$config.min_days" }] },
        ],
      },
    },
  },
])
