// why: an experiment has ended if it has a last day, an archived one too
// scenario: an archived experiment from 2024-01-01 to 2024-01-02
db.experiments.updateMany({ status: "stopped" }, [
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
