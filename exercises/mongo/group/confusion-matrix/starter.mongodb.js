// The confusion matrix, from documents
db.predictions.aggregate([
  { $group: { _id: "$deployment_id", predictions: { $sum: 1 } } },
])
