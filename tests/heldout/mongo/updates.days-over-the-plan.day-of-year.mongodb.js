// why: subtracts days of the year, which goes wrong across New Year
// scenario: an experiment from 2023-12-31 to 2024-01-01, config {}; asked: days 2; this: days -363
db.experiments.updateMany({ ended_on: { $type: "date" } }, [
  { $set: { days: { $add: [{ $subtract: [{ $dayOfYear: "$ended_on" }, { $dayOfYear: "$started_on" }] }, 1] } } },
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
