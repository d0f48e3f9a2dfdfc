db.subjects.aggregate([
  { $match: { assignments: { $elemMatch: { experiment_id: 13, variant: "control" } } } },
  {
    $project: {
      display_name: 1,
      assignments: {
        $filter: {
          input: "$assignments",
          as: "one",
          cond: { $eq: ["$$one.experiment_id", 13] }
        }
      }
    }
  }
])
