// why: for a reading at 00:00 the one at 22:00 counts, both ends are included, here it is cut off
// scenario: readings of cold-01 at 2025-03-19 22:00 and 2025-03-20 00:00: the mean is that of both
db.readings.aggregate([
  { $match: { device_id: { $in: ["cold-01", "cold-02"] }, at: { $gt: ISODate("2025-03-19T22:00:00Z"), $lte: ISODate("2025-03-20T12:00:00Z") } } },
  { $setWindowFields: { partitionBy: "$device_id", sortBy: { at: 1 }, output: { mean: { $avg: "$value", window: { range: [-120, 0], unit: "minute" } } } } },
  { $match: { at: { $gte: ISODate("2025-03-20T00:00:00Z") } } },
  { $project: { _id: 0, device_id: 1, at: 1, value: 1, mean: { $round: ["$mean", 2] } } },
  { $sort: { device_id: 1, at: 1 } },
])
