// verdict: wrong, code: wrong-value
// why: the projection keeps the first control group of each subject, whichever experiment it is of.
db.subjects.find(
  { assignments: { $elemMatch: { experiment_id: 13, variant: "control" } } },
  { display_name: 1, assignments: { $elemMatch: { variant: "control" } } }
)
