// verdict: wrong, code: repeated-field
// why: an object keeps the last value of a key only; the beginning of the range is lost.
db.runs
  .find(
    {
      model: { $in: ["fraud", "forecast"] },
      status: "failed",
      started_at: { $gte: ISODate("2024-04-21") },
      started_at: { $lt: ISODate("2024-11-01") }
    },
    { model: 1, user_id: 1, started_at: 1 }
  )
  .sort({ started_at: -1, _id: 1 })
