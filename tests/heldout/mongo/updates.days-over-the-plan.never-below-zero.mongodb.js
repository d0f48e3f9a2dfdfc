// why: days_over is negative where an experiment ended too early, here it is 0
// scenario: an experiment of one day with min_days 7: -6
db.experiments.updateMany({ ended_on: { $type: "date" } }, [
  { $set: { days: { $add: [{ $dateDiff: { startDate: "$started_on", endDate: "$ended_on", unit: "day" } }, 1] } } },
  {
    $set: {
      days_over: {
        $cond: [
          { $in: [{ $type: "$config.min_days" }, ["missing", "null"]] },
          "$$REMOVE",
          { $max: [0, { $subtract: ["$days", { $toInt: "$config.min_days" }] }] },
        ],
      },
    },
  },
])
