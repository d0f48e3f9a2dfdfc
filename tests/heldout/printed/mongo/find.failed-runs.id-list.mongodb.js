// why: the runs are named by their ids
db.runs.find({ _id: { $in: [92, 88, 86, 85, 75, 61, 55] } }, { model: 1, user_id: 1, started_at: 1 }).sort({ started_at: -1, _id: 1 })
