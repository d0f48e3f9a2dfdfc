// verdict: wrong, code: lookup-array
// why: gives the lists of runs, not how many there are
db.users.aggregate([
  { $lookup: { from: "runs", localField: "_id", foreignField: "user_id", as: "started" } },
  {
    $project: {
      _id: 0,
      user_id: "$_id",
      full_name: 1,
      runs: "$started._id",
      succeeded: {
        $filter: { input: "$started", as: "run", cond: { $eq: ["$$run.status", "succeeded"] } },
      },
    },
  },
  { $sort: { runs: -1, user_id: 1 } },
])
