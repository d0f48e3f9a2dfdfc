// why: of the array only the element of experiment 13 is kept, here every control group
db.subjects.aggregate([
  { $match: { assignments: { $elemMatch: { experiment_id: 13, variant: "control" } } } },
  {
    $project: {
      display_name: 1,
      assignments: { $filter: { input: "$assignments", as: "a", cond: { $eq: ["$$a.variant", "control"] } } },
    },
  },
])
