// why: ends the last day at 23:59:59 included, and loses what started in the milliseconds after it
// scenario: a failed fraud run started 2024-10-31 23:59:59.250; asked: that run; this: nothing
db.runs
  .find(
    {
      status: "failed",
      model: { $in: ["fraud", "forecast"] },
      started_at: { $gte: ISODate("2024-04-21T00:00:00Z"), $lte: ISODate("2024-10-31T23:59:59Z") },
    },
    { model: 1, user_id: 1, started_at: 1 },
  )
  .sort({ started_at: -1, _id: 1 })
