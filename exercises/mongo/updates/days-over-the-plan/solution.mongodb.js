db.experiments.updateMany({ ended_on: { $type: "date" } }, [
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
