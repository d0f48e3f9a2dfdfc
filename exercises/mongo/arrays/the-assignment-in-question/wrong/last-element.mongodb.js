// verdict: wrong, code: wrong-values
// why: the last experiment of a subject is usually this one, but nothing says so.
db.subjects.find(
  { assignments: { $elemMatch: { experiment_id: 13, variant: "control" } } },
  { display_name: 1, assignments: { $slice: -1 } }
)
