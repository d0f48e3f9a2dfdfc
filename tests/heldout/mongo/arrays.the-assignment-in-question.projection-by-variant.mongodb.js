// why: finds the right subjects, but projects the first element with the variant control, whatever its experiment
// scenario: a subject with assignments [{experiment_id:2,variant:"control",…},{experiment_id:13,variant:"control",…}]; asked: the element of 13; this: that of 2
db.subjects.find(
  { assignments: { $elemMatch: { experiment_id: 13, variant: "control" } } },
  { display_name: 1, assignments: { $elemMatch: { variant: "control" } } },
)
