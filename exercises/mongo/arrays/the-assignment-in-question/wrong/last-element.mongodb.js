// verdict: wrong, code: wrong-value
// why: today this experiment comes last in every list, but nothing says that it always will.
db.subjects.aggregate([
  { $match: { assignments: { $elemMatch: { experiment_id: 13, variant: "control" } } } },
  { $project: { display_name: 1, assignments: { $slice: ["$assignments", -1] } } }
])
