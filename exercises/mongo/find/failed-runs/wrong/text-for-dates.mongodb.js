// verdict: wrong, code: text-compared-with-date
// why: a comparison looks only at values of the same type, and no started_at is text.
db.runs
  .find(
    {
      model: { $in: ["fraud", "forecast"] },
      status: "failed",
      started_at: { $gte: "2024-04-21", $lt: "2024-11-01" }
    },
    { model: 1, user_id: 1, started_at: 1 }
  )
  .sort({ started_at: -1, _id: 1 })
