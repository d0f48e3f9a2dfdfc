// shape: correlated $lookup that groups by status; sums over the groups found
db.users.aggregate([
  {
    $lookup: {
      from: "runs",
      let: { u: "$_id" },
      pipeline: [
        { $match: { $expr: { $eq: ["$user_id", "$$u"] } } },
        { $group: { _id: "$status", n: { $sum: 1 } } },
      ],
      as: "s",
    },
  },
  {
    $project: {
      _id: 0,
      user_id: "$_id",
      full_name: 1,
      runs: { $sum: "$s.n" },
      succeeded: {
        $reduce: {
          input: "$s",
          initialValue: 0,
          in: { $add: ["$$value", { $cond: [{ $eq: ["$$this._id", "succeeded"] }, "$$this.n", 0] }] },
        },
      },
    },
  },
  { $sort: { runs: -1, user_id: 1 } },
])
