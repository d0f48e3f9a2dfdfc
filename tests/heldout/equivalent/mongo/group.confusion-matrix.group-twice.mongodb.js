// shape: $group by deployment, side and label, then by deployment with conditional sums
db.predictions.aggregate([
  {
    $group: {
      _id: {
        d: "$deployment_id",
        positive: { $gte: ["$score", 0.5] },
        really: { $ifNull: ["$label.value", "unknown"] },
      },
      n: { $sum: 1 },
    },
  },
  {
    $group: {
      _id: "$_id.d",
      tp: { $sum: { $cond: [{ $and: ["$_id.positive", { $eq: ["$_id.really", true] }] }, "$n", 0] } },
      fp: { $sum: { $cond: [{ $and: ["$_id.positive", { $eq: ["$_id.really", false] }] }, "$n", 0] } },
      tn: { $sum: { $cond: [{ $and: [{ $not: ["$_id.positive"] }, { $eq: ["$_id.really", false] }] }, "$n", 0] } },
      fn: { $sum: { $cond: [{ $and: [{ $not: ["$_id.positive"] }, { $eq: ["$_id.really", true] }] }, "$n", 0] } },
    },
  },
  { $sort: { _id: 1 } },
  {
    $replaceWith: {
      deployment_id: "$_id",
      true_positives: "$tp",
      false_positives: "$fp",
      true_negatives: "$tn",
      false_negatives: "$fn",
      precision_score: {
        $let: {
          vars: { all: { $add: ["$tp", "$fp"] } },
          in: { $cond: [{ $gt: ["$$all", 0] }, { $round: [{ $divide: ["$tp", "$$all"] }, 3] }, null] },
        },
      },
    },
  },
])
