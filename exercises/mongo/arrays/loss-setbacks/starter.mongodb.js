// How often the loss went up
db.runs.aggregate([
  { $match: { model: "fraud" } },
  { $project: { losses: "$metrics.value" } },
])
