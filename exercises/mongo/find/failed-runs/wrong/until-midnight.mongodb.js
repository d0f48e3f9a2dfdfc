// verdict: wrong, code: missing-documents
// why: $lte stops at midnight, the first instant of 31 October, and loses the rest of that day.
db.runs
  .find(
    {
      model: { $in: ["fraud", "forecast"] },
      status: "failed",
      started_at: { $gte: ISODate("2024-04-21"), $lte: ISODate("2024-10-31") }
    },
    { model: 1, user_id: 1, started_at: 1 }
  )
  .sort({ started_at: -1, _id: 1 })
