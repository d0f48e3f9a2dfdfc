// shape: $expr on the day of the start ($dateTrunc), first and last day included
const day = { $dateTrunc: { date: "$started_at", unit: "day" } };
db.runs.aggregate([
  {
    $match: {
      status: "failed",
      $expr: {
        $and: [
          { $in: ["$model", ["fraud", "forecast"]] },
          { $gte: [day, ISODate("2024-04-21T00:00:00Z")] },
          { $lte: [day, ISODate("2024-10-31T00:00:00Z")] },
        ],
      },
    },
  },
  { $sort: { started_at: -1, _id: 1 } },
  { $project: { model: 1, user_id: 1, started_at: 1 } },
])
