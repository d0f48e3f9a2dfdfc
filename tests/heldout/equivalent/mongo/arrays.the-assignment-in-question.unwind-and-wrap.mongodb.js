// shape: $unwind, $match on the single element, wrapped in an array again
db.subjects.aggregate([
  { $unwind: "$assignments" },
  { $match: { "assignments.experiment_id": 13, "assignments.variant": "control" } },
  { $project: { display_name: 1, assignments: ["$assignments"] } },
])
