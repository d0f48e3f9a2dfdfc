// why: users with as many runs go by number, not by success
db.users.aggregate([
  { $lookup: { from: "runs", localField: "_id", foreignField: "user_id", as: "r" } },
  {
    $project: {
      _id: 0,
      user_id: "$_id",
      full_name: 1,
      runs: { $size: "$r" },
      succeeded: { $size: { $filter: { input: "$r", as: "x", cond: { $eq: ["$$x.status", "succeeded"] } } } },
    },
  },
  { $sort: { runs: -1, succeeded: -1, user_id: 1 } },
])
