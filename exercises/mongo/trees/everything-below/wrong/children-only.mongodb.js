// verdict: wrong, code: missing-documents
// why: a $lookup goes down one level
db.categories.aggregate([
  { $match: { parent_id: null } },
  { $lookup: { from: "categories", localField: "_id", foreignField: "parent_id", as: "below" } },
  { $unwind: "$below" },
  { $project: { _id: "$below._id", name: "$below.name", top: "$name", depth: { $literal: 1 } } },
  { $sort: { top: 1, depth: 1, _id: 1 } },
])
