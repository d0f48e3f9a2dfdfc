// why: every run a user started counts, here only those from their first working day on
// scenario: a user joined on 2024-02-01 and started a run on 2024-01-20: 1
db.users.aggregate([
  { $lookup: { from: "runs", localField: "_id", foreignField: "user_id", as: "all" } },
  { $set: { mine: { $filter: { input: "$all", as: "x", cond: { $gte: ["$$x.started_at", "$joined_on"] } } } } },
  {
    $project: {
      _id: 0,
      user_id: "$_id",
      full_name: 1,
      runs: { $size: "$mine" },
      succeeded: { $size: { $filter: { input: "$mine", as: "x", cond: { $eq: ["$$x.status", "succeeded"] } } } },
    },
  },
  { $sort: { runs: -1, user_id: 1 } },
])
