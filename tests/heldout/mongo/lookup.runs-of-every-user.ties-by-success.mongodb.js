// why: users with as many runs go by how many succeeded before they go by number
// scenario: users 1 and 2 with one run each, failed and succeeded; asked: 1, 2; this: 2, 1
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
