// why: the status says whether a run succeeded, not the size of what it saved
db.users.aggregate([
  { $lookup: { from: "runs", localField: "_id", foreignField: "user_id", as: "r" } },
  {
    $project: {
      _id: 0,
      user_id: "$_id",
      full_name: 1,
      runs: { $size: "$r" },
      succeeded: { $size: { $filter: { input: "$r", as: "x", cond: { $gt: ["$$x.artifact_bytes", null] } } } },
    },
  },
  { $sort: { runs: -1, user_id: 1 } },
])
