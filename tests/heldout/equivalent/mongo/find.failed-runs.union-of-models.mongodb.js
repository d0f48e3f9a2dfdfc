// shape: one $match for each model, put together by $unionWith
const days = { $gte: ISODate("2024-04-21T00:00:00Z"), $lt: ISODate("2024-11-01T00:00:00Z") };
db.runs.aggregate([
  { $match: { model: "fraud", status: "failed", started_at: days } },
  { $unionWith: { coll: "runs", pipeline: [{ $match: { model: "forecast", status: "failed", started_at: days } }] } },
  { $project: { model: 1, user_id: 1, started_at: 1 } },
  { $sort: { started_at: -1, _id: 1 } },
])
