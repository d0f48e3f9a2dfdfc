// The assignment in question
db.subjects.find({ "assignments.experiment_id": 13 }, { display_name: 1, assignments: 1 })
