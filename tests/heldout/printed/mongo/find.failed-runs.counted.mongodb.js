// why: the seven failures are taken by number
db.runs.find({ status: "failed", model: { $in: ["fraud", "forecast"] }, _id: { $gte: 55, $lte: 92 } }, { model: 1, user_id: 1, started_at: 1 }).sort({ _id: -1 }).limit(7)
