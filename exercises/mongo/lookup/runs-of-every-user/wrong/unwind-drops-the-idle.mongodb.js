// verdict: wrong, code: unwind-drops-empty
// why: $unwind drops the users without runs
db.users.aggregate([
  { $lookup: { from: "runs", localField: "_id", foreignField: "user_id", as: "run" } },
  { $unwind: "$run" },
  {
    $group: {
      _id: "$_id",
      full_name: { $first: "$full_name" },
      runs: { $sum: 1 },
      succeeded: { $sum: { $cond: [{ $eq: ["$run.status", "succeeded"] }, 1, 0] } },
    },
  },
  { $project: { _id: 0, user_id: "$_id", full_name: 1, runs: 1, succeeded: 1 } },
  { $sort: { runs: -1, user_id: 1 } },
])
