// why: ancestors may be yesterday's, only parent_id is right
// scenario: 1 is top-level, 2 has parent_id 1 and an empty list of ancestors
db.categories.aggregate([
  { $match: { parent_id: { $ne: null } } },
  { $lookup: { from: "categories", localField: "ancestors", foreignField: "_id", as: "above" } },
  { $set: { top: { $first: { $filter: { input: "$above", as: "a", cond: { $eq: [{ $ifNull: ["$$a.parent_id", null] }, null] } } } } } },
  { $project: { name: 1, top: "$top.name", depth: { $size: "$ancestors" } } },
  { $sort: { top: 1, depth: 1, _id: 1 } },
])
