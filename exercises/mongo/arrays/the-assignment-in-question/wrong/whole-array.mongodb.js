// verdict: wrong, code: array-length
// why: the filter chooses documents; it does not shorten their arrays.
db.subjects.find(
  { assignments: { $elemMatch: { experiment_id: 13, variant: "control" } } },
  { display_name: 1, assignments: 1 }
)
