// verdict: wrong, code: extra-documents
// why: the projection shortens arrays, it leaves out no document; subjects of other variants stay, without the array.
db.subjects.find(
  { "assignments.experiment_id": 13 },
  { display_name: 1, assignments: { $elemMatch: { experiment_id: 13, variant: "control" } } }
)
