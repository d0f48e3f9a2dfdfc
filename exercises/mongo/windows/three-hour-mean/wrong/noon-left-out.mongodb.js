// verdict: wrong, code: missing-documents
// why: the readings of 12:00 belong to the answer
db.readings.aggregate([
  {
    $match: {
      device_id: { $in: ["cold-01", "cold-02"] },
      at: { $gte: ISODate("2025-03-19T22:00:00Z"), $lt: ISODate("2025-03-20T12:00:00Z") },
    },
  },
  {
    $setWindowFields: {
      partitionBy: "$device_id",
      sortBy: { at: 1 },
      output: { mean: { $avg: "$value", window: { range: [-2, 0], unit: "hour" } } },
    },
  },
  { $match: { at: { $gte: ISODate("2025-03-20T00:00:00Z") } } },
  { $project: { _id: 0, device_id: 1, at: 1, value: 1, mean: { $round: ["$mean", 2] } } },
  { $sort: { device_id: 1, at: 1 } },
])
