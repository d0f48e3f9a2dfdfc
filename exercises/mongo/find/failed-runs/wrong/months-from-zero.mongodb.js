// verdict: wrong, code: missing-documents
// why: JavaScript counts months from 0, so this range begins on 21 May and ends before 1 December.
db.runs
  .find(
    {
      model: { $in: ["fraud", "forecast"] },
      status: "failed",
      started_at: { $gte: new Date(2024, 4, 21), $lt: new Date(2024, 11, 1) }
    },
    { model: 1, user_id: 1, started_at: 1 }
  )
  .sort({ started_at: -1, _id: 1 })
