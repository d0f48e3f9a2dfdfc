// why: the element keeps all its fields, here it is built anew of three
db.subjects.aggregate([
  { $unwind: "$assignments" },
  { $match: { "assignments.experiment_id": 13, "assignments.variant": "control" } },
  {
    $project: {
      display_name: 1,
      assignments: [
        {
          experiment_id: "$assignments.experiment_id",
          variant: "$assignments.variant",
          assigned_at: "$assignments.assigned_at",
        },
      ],
    },
  },
])
