db.predictions.aggregate([
  {
    $project: {
      deployment_id: 1,
      positive: { $cond: [{ $gte: ["$score", 0.5] }, 1, 0] },
      negative: { $cond: [{ $lt: ["$score", 0.5] }, 1, 0] },
      yes: { $cond: [{ $eq: ["$label.value", true] }, 1, 0] },
      no: { $cond: [{ $eq: ["$label.value", false] }, 1, 0] },
    },
  },
  {
    $group: {
      _id: "$deployment_id",
      true_positives: { $sum: { $multiply: ["$positive", "$yes"] } },
      false_positives: { $sum: { $multiply: ["$positive", "$no"] } },
      true_negatives: { $sum: { $multiply: ["$negative", "$no"] } },
      false_negatives: { $sum: { $multiply: ["$negative", "$yes"] } },
      precision_score: {
        $avg: {
          $cond: [
            { $and: [{ $eq: ["$positive", 1] }, { $eq: [{ $add: ["$yes", "$no"] }, 1] }] },
            "$yes",
            null,
          ],
        },
      },
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
      precision_score: { $round: ["$precision_score", 3] },
    },
  },
])
