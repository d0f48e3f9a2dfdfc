// verdict: wrong, code: wrong-value
// why: the document that stays for a user without runs is counted as a run
db.users.aggregate([
  { $lookup: { from: "runs", localField: "_id", foreignField: "user_id", as: "run" } },
  { $unwind: { path: "$run", preserveNullAndEmptyArrays: true } },
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
