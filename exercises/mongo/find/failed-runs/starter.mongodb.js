// Failed training runs
db.runs.find({ status: "failed" }, { model: 1 })
