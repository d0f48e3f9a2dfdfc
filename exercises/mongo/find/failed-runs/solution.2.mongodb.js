db.runs.aggregate([
  {
    $match: {
      $or: [{ model: "fraud" }, { model: "forecast" }],
      $and: [
        { started_at: { $gte: new Date("2024-04-21") } },
        { started_at: { $lt: new Date("2024-11-01") } }
      ],
      status: "failed"
    }
  },
  { $sort: { started_at: -1, _id: 1 } },
  { $project: { model: 1, user_id: 1, started_at: 1 } }
])
