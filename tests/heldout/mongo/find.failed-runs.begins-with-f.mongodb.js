// why: two models are asked for, here every model whose name begins with f
// scenario: a failed run of the model face on 2024-05-01
db.runs
  .find(
    { model: /^f/, status: "failed", started_at: { $gte: ISODate("2024-04-21"), $lt: ISODate("2024-11-01") } },
    { model: 1, user_id: 1, started_at: 1 }
  )
  .sort({ started_at: -1, _id: 1 })
