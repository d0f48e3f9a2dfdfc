// why: ancestors may be yesterday's, only parent_id is right
// scenario: 1 is top-level, 2 has parent_id 1 and an empty list of ancestors
db.categories.aggregate([
  { $match: { parent_id: { $ne: null } } },
  { $set: { root: { $arrayElemAt: ["$ancestors", 0] } } },
  { $lookup: { from: "categories", localField: "root", foreignField: "_id", as: "above" } },
  { $unwind: "$above" },
  { $project: { name: 1, top: "$above.name", depth: { $size: "$ancestors" } } },
  { $sort: { top: 1, depth: 1, _id: 1 } },
])
