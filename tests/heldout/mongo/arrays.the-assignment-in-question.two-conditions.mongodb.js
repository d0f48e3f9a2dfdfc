// why: control may be the variant of another experiment than 13
// scenario: a subject with experiment 13, variant B, and experiment 2, variant control
db.subjects.find(
  { "assignments.experiment_id": 13, "assignments.variant": "control" },
  { display_name: 1, assignments: { $elemMatch: { experiment_id: 13 } } }
)
