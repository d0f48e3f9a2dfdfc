// why: decides positive or negative by rounding the score, and $round takes 0.5 to the even number, 0
// scenario: one prediction with score 0.5 and label {value:true}; asked: true_positives 1, precision 1; this: false_negatives 1, precision null
db.predictions.aggregate([
  { $set: { positive: { $eq: [{ $round: ["$score", 0] }, 1] } } },
  {
    $group: {
      _id: "$deployment_id",
      true_positives: { $sum: { $cond: [{ $and: ["$positive", { $eq: ["$label.value", true] }] }, 1, 0] } },
      false_positives: { $sum: { $cond: [{ $and: ["$positive", { $eq: ["$label.value", false] }] }, 1, 0] } },
      true_negatives: { $sum: { $cond: [{ $and: [{ $not: ["$positive"] }, { $eq: ["$label.value", false] }] }, 1, 0] } },
      false_negatives: { $sum: { $cond: [{ $and: [{ $not: ["$positive"] }, { $eq: ["$label.value", true] }] }, 1, 0] } },
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
          { $round: [{ $divide: ["$true_positives", { $add: ["$true_positives", "$false_positives"] }] }, 3] },
        ],
      },
    },
  },
  { $sort: { deployment_id: 1 } },
])
