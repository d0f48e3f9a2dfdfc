// why: builds the element anew from the three fields it knows, instead of keeping it with all its fields
// scenario: a subject with [{experiment_id:13,variant:"control",assigned_at:…,note:"by hand"}]; asked: the element with its note; this: without it
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
