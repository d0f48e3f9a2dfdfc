// verdict: wrong, code: missing-documents
// why: $dateDiff by the minute counts the boundaries between two dates, and so loses the half minute
db.readings.aggregate([
  { $match: { "sensor.kind": "temperature", device_id: { $in: ["cold-01", "cold-02", "cold-04", "green-01"] } } },
  {
    $setWindowFields: {
      partitionBy: "$device_id",
      sortBy: { at: 1 },
      output: { from: { $shift: { output: "$at", by: -1 } } },
    },
  },
  {
    $project: {
      _id: 0,
      device_id: 1,
      from: 1,
      to: "$at",
      minutes: { $dateDiff: { startDate: "$from", endDate: "$at", unit: "minute" } },
    },
  },
  { $match: { minutes: { $gt: 60 } } },
  { $sort: { minutes: -1, device_id: 1 } },
])
