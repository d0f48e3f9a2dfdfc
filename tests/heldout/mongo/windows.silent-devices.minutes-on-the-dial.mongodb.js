// why: $dateDiff counts the minutes that begin between the two, not the time that passed
// scenario: cold-04 with readings at 00:00:50 and 01:01:10 (60 minutes 20 seconds); asked: minutes 60.333…; this: 61
db.readings.aggregate([
  {
    $match: { "sensor.kind": "temperature", device_id: { $in: ["cold-01", "cold-02", "cold-04", "green-01"] } },
  },
  {
    $setWindowFields: {
      partitionBy: "$device_id",
      sortBy: { at: 1 },
      output: { from: { $shift: { output: "$at", by: -1 } } },
    },
  },
  { $match: { from: { $ne: null } } },
  { $set: { minutes: { $dateDiff: { startDate: "$from", endDate: "$at", unit: "minute" } } } },
  { $match: { minutes: { $gt: 60 } } },
  { $project: { _id: 0, device_id: 1, from: 1, to: "$at", minutes: 1 } },
  { $sort: { minutes: -1, device_id: 1 } },
])
