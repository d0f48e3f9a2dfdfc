// why: asks that the run finished before the end of the last day, where only its start counts
// scenario: a failed fraud run started 2024-10-31 23:00, finished 2024-11-01 02:00; asked: that run; this: nothing
db.runs
  .find(
    {
      status: "failed",
      model: { $in: ["fraud", "forecast"] },
      started_at: { $gte: ISODate("2024-04-21T00:00:00Z") },
      finished_at: { $lt: ISODate("2024-11-01T00:00:00Z") },
    },
    { model: 1, user_id: 1, started_at: 1 },
  )
  .sort({ started_at: -1, _id: 1 })
