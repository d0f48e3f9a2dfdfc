// why: a deployment whose predictions are all left out is listed with zeros, here it is lost
// scenario: one prediction without label
db.predictions.aggregate([
  { $match: { "label.value": { $in: [true, false] } } },
  {
    $group: {
      _id: "$deployment_id",
      true_positives: { $sum: { $cond: [{ $and: [{ $gte: ["$score", 0.5] }, "$label.value"] }, 1, 0] } },
      false_positives: { $sum: { $cond: [{ $and: [{ $gte: ["$score", 0.5] }, { $not: ["$label.value"] }] }, 1, 0] } },
      true_negatives: { $sum: { $cond: [{ $and: [{ $lt: ["$score", 0.5] }, { $not: ["$label.value"] }] }, 1, 0] } },
      false_negatives: { $sum: { $cond: [{ $and: [{ $lt: ["$score", 0.5] }, "$label.value"] }, 1, 0] } },
    },
  },
  { $set: { deployment_id: "$_id", positives: { $add: ["$true_positives", "$false_positives"] } } },
  { $set: { precision_score: { $cond: [{ $eq: ["$positives", 0] }, null, { $round: [{ $divide: ["$true_positives", "$positives"] }, 3] }] } } },
  { $project: { _id: 0, positives: 0 } },
  { $sort: { deployment_id: 1 } },
])
