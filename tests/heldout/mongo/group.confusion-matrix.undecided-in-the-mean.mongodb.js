// why: the precision is the mean of ones and zeros over all positive predictions, where an undecided or missing label gives a 0 instead of being left out
// scenario: two predictions of 0.9, labels {value:true} and {value:null}; asked: precision_score 1; this: 0.5
db.predictions.aggregate([
  {
    $group: {
      _id: "$deployment_id",
      true_positives: { $sum: { $cond: [{ $and: [{ $gte: ["$score", 0.5] }, { $eq: ["$label.value", true] }] }, 1, 0] } },
      false_positives: { $sum: { $cond: [{ $and: [{ $gte: ["$score", 0.5] }, { $eq: ["$label.value", false] }] }, 1, 0] } },
      true_negatives: { $sum: { $cond: [{ $and: [{ $lt: ["$score", 0.5] }, { $eq: ["$label.value", false] }] }, 1, 0] } },
      false_negatives: { $sum: { $cond: [{ $and: [{ $lt: ["$score", 0.5] }, { $eq: ["$label.value", true] }] }, 1, 0] } },
      precision_score: {
        $avg: { $cond: [{ $gte: ["$score", 0.5] }, { $cond: ["$label.value", 1, 0] }, null] },
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
