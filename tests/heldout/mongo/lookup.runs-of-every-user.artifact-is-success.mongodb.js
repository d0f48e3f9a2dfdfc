// why: counts the runs that left an artifact for those that succeeded, instead of asking the status
// scenario: user 1 with one run, status "succeeded", without artifact_bytes; asked: succeeded 1; this: 0
db.users.aggregate([
  { $lookup: { from: "runs", localField: "_id", foreignField: "user_id", as: "r" } },
  {
    $project: {
      _id: 0,
      user_id: "$_id",
      full_name: 1,
      runs: { $size: "$r" },
      succeeded: { $size: "$r.artifact_bytes" },
    },
  },
  { $sort: { runs: -1, user_id: 1 } },
])
