// why: an undecided label does not count in the precision either
db.predictions.aggregate([
  {
    $set: { positive: { $gte: ["$score", 0.5] }, yes: { $eq: ["$label.value", true] }, no: { $eq: ["$label.value", false] } },
  },
  {
    $group: {
      _id: "$deployment_id",
      true_positives: { $sum: { $cond: [{ $and: ["$positive", "$yes"] }, 1, 0] } },
      false_positives: { $sum: { $cond: [{ $and: ["$positive", "$no"] }, 1, 0] } },
      true_negatives: { $sum: { $cond: [{ $and: [{ $not: ["$positive"] }, "$no"] }, 1, 0] } },
      false_negatives: { $sum: { $cond: [{ $and: [{ $not: ["$positive"] }, "$yes"] }, 1, 0] } },
      judged: { $sum: { $cond: [{ $and: ["$positive", { $gt: ["$label", null] }] }, 1, 0] } },
    },
  },
  { $sort: { _id: 1 } },
  {
    $project: {
      _id: 0,
      deployment_id: "$_id",
      true_positives: 1,
      false_positives: 1,
      true_negatives: 1,
      false_negatives: 1,
      precision_score: { $cond: [{ $eq: ["$judged", 0] }, null, { $round: [{ $divide: ["$true_positives", "$judged"] }, 3] }] },
    },
  },
])
