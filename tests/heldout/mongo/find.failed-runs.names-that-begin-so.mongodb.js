// why: the regular expression is tied to the beginning of the name only, and takes models that begin like one of the two
// scenario: a failed run of the model "fraud_v2" started 2024-05-01; asked: nothing; this: that run
db.runs
  .find(
    {
      status: "failed",
      model: /^(fraud|forecast)/,
      started_at: { $gte: ISODate("2024-04-21T00:00:00Z"), $lt: ISODate("2024-11-01T00:00:00Z") },
    },
    { model: 1, user_id: 1, started_at: 1 },
  )
  .sort({ started_at: -1, _id: 1 })
