// why: keeps 0 for users without runs by counting only where finished_at is there, and so forgets runs that are still running
// scenario: user 1 with one run, status "running", finished_at null; asked: runs 1; this: runs 0
db.users.aggregate([
  { $lookup: { from: "runs", localField: "_id", foreignField: "user_id", as: "r" } },
  { $unwind: { path: "$r", preserveNullAndEmptyArrays: true } },
  {
    $group: {
      _id: "$_id",
      full_name: { $first: "$full_name" },
      runs: { $sum: { $cond: [{ $ifNull: ["$r.finished_at", false] }, 1, 0] } },
      succeeded: { $sum: { $cond: [{ $eq: ["$r.status", "succeeded"] }, 1, 0] } },
    },
  },
  { $project: { _id: 0, user_id: "$_id", full_name: 1, runs: 1, succeeded: 1 } },
  { $sort: { runs: -1, user_id: 1 } },
])
