// why: a run that is still running has not succeeded
// scenario: one user with one run that is running: 1 and 0
db.users.aggregate([
  { $lookup: { from: "runs", localField: "_id", foreignField: "user_id", as: "r" } },
  {
    $project: {
      _id: 0,
      user_id: "$_id",
      full_name: 1,
      runs: { $size: "$r" },
      succeeded: { $size: { $filter: { input: "$r", as: "x", cond: { $ne: ["$$x.status", "failed"] } } } },
    },
  },
  { $sort: { runs: -1, user_id: 1 } },
])
