// why: more than 60 minutes is a silence, here the next full hour must have been missed
// scenario: readings of cold-01 at 00:00 and 01:10: 70 minutes
db.readings.aggregate([
  { $match: { "sensor.kind": "temperature", device_id: { $in: ["cold-01", "cold-02", "cold-04", "green-01"] } } },
  { $setWindowFields: { partitionBy: "$device_id", sortBy: { at: 1 }, output: { from: { $shift: { output: "$at", by: -1 } } } } },
  { $set: { minutes: { $divide: [{ $subtract: ["$at", "$from"] }, 60000] } } },
  { $match: { minutes: { $gte: 120 } } },
  { $project: { _id: 0, device_id: 1, from: 1, to: "$at", minutes: 1 } },
  { $sort: { minutes: -1, device_id: 1 } },
])
