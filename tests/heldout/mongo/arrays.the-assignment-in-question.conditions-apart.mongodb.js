// why: experiment and variant are asked of the array apart, and only the experiment is asked of the element that is kept
// scenario: a subject with [{experiment_id:13,variant:"B",…},{experiment_id:2,variant:"control",…}]; asked: not there; this: comes with its element of 13, variant B
db.subjects.aggregate([
  { $match: { "assignments.experiment_id": 13, "assignments.variant": "control" } },
  {
    $project: {
      display_name: 1,
      assignments: { $filter: { input: "$assignments", as: "a", cond: { $eq: ["$$a.experiment_id", 13] } } },
    },
  },
])
