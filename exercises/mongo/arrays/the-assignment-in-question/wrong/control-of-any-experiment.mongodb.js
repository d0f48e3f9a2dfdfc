// verdict: wrong, code: elemmatch-needed
// why: two dotted conditions may be met by two assignments: in experiment 13, and a control group elsewhere.
db.subjects.find(
  { "assignments.experiment_id": 13, "assignments.variant": "control" },
  { display_name: 1, assignments: { $elemMatch: { experiment_id: 13 } } }
)
