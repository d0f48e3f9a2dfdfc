// why: that nothing was saved does not make a run a failed one
db.runs
  .find(
    { model: { $in: ["fraud", "forecast"] }, status: { $ne: "running" }, artifact_bytes: { $exists: false }, started_at: { $gte: ISODate("2024-04-21"), $lt: ISODate("2024-11-01") } },
    { model: 1, user_id: 1, started_at: 1 }
  )
  .sort({ started_at: -1, _id: 1 })
