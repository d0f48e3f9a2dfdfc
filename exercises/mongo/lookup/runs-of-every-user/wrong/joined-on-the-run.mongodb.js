// verdict: wrong, code: wrong-value
// why: matches the number of the user with the number of the run
db.users.aggregate([
  { $lookup: { from: "runs", localField: "_id", foreignField: "_id", as: "started" } },
  {
    $project: {
      _id: 0,
      user_id: "$_id",
      full_name: 1,
      runs: { $size: "$started" },
      succeeded: {
        $size: {
          $filter: { input: "$started", as: "run", cond: { $eq: ["$$run.status", "succeeded"] } },
        },
      },
    },
  },
  { $sort: { runs: -1, user_id: 1 } },
])
