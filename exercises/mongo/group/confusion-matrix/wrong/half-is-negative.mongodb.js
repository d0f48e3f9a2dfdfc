// verdict: wrong, code: wrong-value
// why: a score of exactly 0.5 is positive
db.predictions.aggregate([
  {
    $group: {
      _id: "$deployment_id",
      true_positives: {
        $sum: {
          $cond: [{ $and: [{ $gt: ["$score", 0.5] }, { $eq: ["$label.value", true] }] }, 1, 0],
        },
      },
      false_positives: {
        $sum: {
          $cond: [{ $and: [{ $gt: ["$score", 0.5] }, { $eq: ["$label.value", false] }] }, 1, 0],
        },
      },
      true_negatives: {
        $sum: {
          $cond: [{ $and: [{ $lte: ["$score", 0.5] }, { $eq: ["$label.value", false] }] }, 1, 0],
        },
      },
      false_negatives: {
        $sum: {
          $cond: [{ $and: [{ $lte: ["$score", 0.5] }, { $eq: ["$label.value", true] }] }, 1, 0],
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
          null,
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
