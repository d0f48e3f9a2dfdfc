// why: where all positive predictions were false the precision is 0, here it is null
// scenario: one prediction with score 0.9 and label.value false
db.predictions.aggregate([
  {
    $group: {
      _id: "$deployment_id",
      tp: { $sum: { $cond: [{ $and: [{ $gte: ["$score", 0.5] }, { $eq: ["$label.value", true] }] }, 1, 0] } },
      fp: { $sum: { $cond: [{ $and: [{ $gte: ["$score", 0.5] }, { $eq: ["$label.value", false] }] }, 1, 0] } },
      tn: { $sum: { $cond: [{ $and: [{ $lt: ["$score", 0.5] }, { $eq: ["$label.value", false] }] }, 1, 0] } },
      fn: { $sum: { $cond: [{ $and: [{ $lt: ["$score", 0.5] }, { $eq: ["$label.value", true] }] }, 1, 0] } },
    },
  },
  {
    $project: {
      _id: 0,
      deployment_id: "$_id",
      true_positives: "$tp",
      false_positives: "$fp",
      true_negatives: "$tn",
      false_negatives: "$fn",
      precision_score: { $cond: [{ $eq: ["$tp", 0] }, null, { $round: [{ $divide: ["$tp", { $add: ["$tp", "$fp"] }] }, 3] }] },
    },
  },
  { $sort: { deployment_id: 1 } },
])
