// shape: no $lookup: users and runs in one stream ($unionWith), grouped by user; runs of unknown users fall out
db.users.aggregate([
  { $project: { _id: 0, u: "$_id", full_name: 1, user: { $literal: 1 }, run: { $literal: 0 }, good: { $literal: 0 } } },
  {
    $unionWith: {
      coll: "runs",
      pipeline: [
        {
          $project: {
            _id: 0,
            u: "$user_id",
            user: { $literal: 0 },
            run: { $literal: 1 },
            good: { $cond: [{ $eq: ["$status", "succeeded"] }, 1, 0] },
          },
        },
      ],
    },
  },
  {
    $group: {
      _id: "$u",
      users: { $sum: "$user" },
      full_name: { $max: "$full_name" },
      runs: { $sum: "$run" },
      succeeded: { $sum: "$good" },
    },
  },
  { $match: { users: 1 } },
  { $project: { _id: 0, user_id: "$_id", full_name: 1, runs: 1, succeeded: 1 } },
  { $sort: { runs: -1, user_id: 1 } },
])
