// verdict: wrong, code: wrong-value
// why: two users of one name become one
db.users.aggregate([
  { $lookup: { from: "runs", localField: "_id", foreignField: "user_id", as: "run" } },
  { $unwind: { path: "$run", preserveNullAndEmptyArrays: true } },
  {
    $group: {
      _id: "$full_name",
      user_id: { $first: "$_id" },
      runs: { $sum: { $cond: [{ $gt: ["$run._id", null] }, 1, 0] } },
      succeeded: { $sum: { $cond: [{ $eq: ["$run.status", "succeeded"] }, 1, 0] } },
    },
  },
  { $project: { _id: 0, user_id: 1, full_name: "$_id", runs: 1, succeeded: 1 } },
  { $sort: { runs: -1, user_id: 1 } },
])
