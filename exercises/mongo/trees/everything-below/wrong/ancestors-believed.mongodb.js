// verdict: wrong, code: wrong-value
// why: reads the ancestors that the night's script wrote; right on the shipped data, where nothing was moved
db.categories.aggregate([
  { $match: { ancestors: { $ne: [] } } },
  {
    $lookup: { from: "categories", localField: "ancestors", foreignField: "_id", as: "above" },
  },
  { $set: { depth: { $size: "$above" } } },
  { $unwind: "$above" },
  { $match: { "above.parent_id": null } },
  { $project: { name: 1, top: "$above.name", depth: 1 } },
  { $sort: { top: 1, depth: 1, _id: 1 } },
])
