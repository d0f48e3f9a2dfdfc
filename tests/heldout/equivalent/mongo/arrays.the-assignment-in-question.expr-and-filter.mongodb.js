// shape: find with $expr on the size of a $filter, and the same $filter as projection
const kept = {
  $filter: {
    input: { $ifNull: ["$assignments", []] },
    as: "a",
    cond: { $and: [{ $eq: ["$$a.experiment_id", 13] }, { $eq: ["$$a.variant", "control"] }] },
  },
};
db.subjects.find({ $expr: { $gt: [{ $size: kept }, 0] } }, { display_name: 1, assignments: kept })
