// why: the last day lasts to midnight, a date holds milliseconds
// scenario: a failed run of fraud started at 2024-10-31 23:59:59.500
db.runs
  .find(
    { model: { $in: ["fraud", "forecast"] }, status: "failed", started_at: { $gte: ISODate("2024-04-21"), $lte: ISODate("2024-10-31T23:59:59Z") } },
    { model: 1, user_id: 1, started_at: 1 }
  )
  .sort({ started_at: -1, _id: 1 })
