// In milliseconds, and the number of days put into words twice, so that one stage is enough.
db.experiments.updateMany({ ended_on: { $ne: null } }, [
  {
    $set: {
      days: { $add: [{ $divide: [{ $subtract: ["$ended_on", "$started_on"] }, 86400000] }, 1] },
      days_over: {
        $cond: {
          if: { $gt: ["$config.min_days", null] },
          then: {
            $subtract: [
              { $add: [{ $divide: [{ $subtract: ["$ended_on", "$started_on"] }, 86400000] }, 1] },
              { $toInt: "$config.min_days" },
            ],
          },
          else: "$$REMOVE",
        },
      },
    },
  },
])
