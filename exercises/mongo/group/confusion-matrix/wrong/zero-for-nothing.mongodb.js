// verdict: wrong, code: value-for-null
// why: where there is no positive prediction the precision is null, not 0
db.predictions.aggregate([
  {
    $group: {
      _id: "$deployment_id",
      true_positives: {
        $sum: {
          $cond: [{ $and: [{ $gte: ["$score", 0.5] }, { $eq: ["$label.value", true] }] }, 1, 0],
        },
      },
      false_positives: {
        $sum: {
          $cond: [{ $and: [{ $gte: ["$score", 0.5] }, { $eq: ["$label.value", false] }] }, 1, 0],
        },
      },
      true_negatives: {
        $sum: {
          $cond: [{ $and: [{ $lt: ["$score", 0.5] }, { $eq: ["$label.value", false] }] }, 1, 0],
        },
      },
      false_negatives: {
        $sum: {
          $cond: [{ $and: [{ $lt: ["$score", 0.5] }, { $eq: ["$label.value", true] }] }, 1, 0],
        },
      },
    },
  },
  {
    $project: {
      _id: 0,
      deployment_id: "$_id",
      true_positives: 1,
      false_positives: 1,
      true_negatives: 1,
      false_negatives: 1,
      precision_score: {
        $cond: [
          { $eq: [{ $add: ["$true_positives", "$false_positives"] }, 0] },
          0,
          {
            $round: [
              { $divide: ["$true_positives", { $add: ["$true_positives", "$false_positives"] }] },
              3,
            ],
          },
        ],
      },
    },
  },
  { $sort: { deployment_id: 1 } },
])
