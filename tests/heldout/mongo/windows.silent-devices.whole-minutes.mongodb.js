// why: half a minute is 0.5, and 60.5 minutes are more than 60: here only the minute marks between the two are counted
// scenario: readings of cold-01 at 00:00:30 and 01:01:15: 60.75 minutes
db.readings.aggregate([
  { $match: { "sensor.kind": "temperature", device_id: { $in: ["cold-01", "cold-02", "cold-04", "green-01"] } } },
  { $setWindowFields: { partitionBy: "$device_id", sortBy: { at: 1 }, output: { from: { $shift: { output: "$at", by: -1 } } } } },
  { $project: { _id: 0, device_id: 1, from: 1, to: "$at", minutes: { $dateDiff: { startDate: "$from", endDate: "$at", unit: "minute" } } } },
  { $match: { minutes: { $gt: 60 } } },
  { $sort: { minutes: -1, device_id: 1 } },
])
