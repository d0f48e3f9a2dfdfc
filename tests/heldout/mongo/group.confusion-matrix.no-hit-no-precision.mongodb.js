// why: tests the true positives instead of all positives before dividing, so a precision of 0 becomes null
// scenario: one prediction of 0.8 with label {value:false}; asked: precision_score 0; this: null
db.predictions.aggregate([
  {
    $group: {
      _id: "$deployment_id",
      true_positives: { $sum: { $cond: [{ $and: [{ $gte: ["$score", 0.5] }, { $eq: ["$label.value", true] }] }, 1, 0] } },
      false_positives: { $sum: { $cond: [{ $and: [{ $gte: ["$score", 0.5] }, { $eq: ["$label.value", false] }] }, 1, 0] } },
      true_negatives: { $sum: { $cond: [{ $and: [{ $lt: ["$score", 0.5] }, { $eq: ["$label.value", false] }] }, 1, 0] } },
      false_negatives: { $sum: { $cond: [{ $and: [{ $lt: ["$score", 0.5] }, { $eq: ["$label.value", true] }] }, 1, 0] } },
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
      precision_score: {
        $cond: [
          "$true_positives",
          { $round: [{ $divide: ["$true_positives", { $add: ["$true_positives", "$false_positives"] }] }, 3] },
          null,
        ],
      },
    },
  },
])
