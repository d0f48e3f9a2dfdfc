// why: every reading counts, a value that was sent twice is two
db.readings.aggregate([
  { $match: { device_id: { $in: ["cold-01", "cold-02"] }, at: { $gte: ISODate("2025-03-19T22:00:00Z"), $lte: ISODate("2025-03-20T12:00:00Z") } } },
  { $group: { _id: { device: "$device_id", at: "$at" }, device_id: { $first: "$device_id" }, at: { $first: "$at" }, value: { $first: "$value" } } },
  { $setWindowFields: { partitionBy: "$device_id", sortBy: { at: 1 }, output: { mean: { $avg: "$value", window: { range: [-120, 0], unit: "minute" } } } } },
  { $match: { at: { $gte: ISODate("2025-03-20") } } },
  { $project: { _id: 0, device_id: 1, at: 1, value: 1, mean: { $round: ["$mean", 2] } } },
  { $sort: { device_id: 1, at: 1 } },
])
