db.subjects.find(
  { assignments: { $elemMatch: { experiment_id: 13, variant: "control" } } },
  { display_name: 1, assignments: { $elemMatch: { experiment_id: 13 } } }
)
