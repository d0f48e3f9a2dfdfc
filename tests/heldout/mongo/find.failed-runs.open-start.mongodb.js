// why: a run that started in the first moment of the first day belongs there
db.runs
  .find(
    { model: { $in: ["fraud", "forecast"] }, status: "failed", started_at: { $gt: ISODate("2024-04-21"), $lt: ISODate("2024-11-01") } },
    { model: 1, user_id: 1, started_at: 1 }
  )
  .sort({ started_at: -1, _id: 1 })
