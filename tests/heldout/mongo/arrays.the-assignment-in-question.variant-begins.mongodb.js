// why: the variant is control itself, one called control-late is another
// scenario: a subject in experiment 13 with the variant control-late
db.subjects.find(
  { assignments: { $elemMatch: { experiment_id: 13, variant: /^control/ } } },
  { display_name: 1, assignments: { $elemMatch: { experiment_id: 13 } } }
)
