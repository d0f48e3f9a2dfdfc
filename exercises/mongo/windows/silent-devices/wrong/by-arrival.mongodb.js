// verdict: wrong, code: extra-documents
// why: follows the order of arrival, in which late readings stand beside others than their neighbours
db.readings.aggregate([
  { $match: { "sensor.kind": "temperature", device_id: { $in: ["cold-01", "cold-02", "cold-04", "green-01"] } } },
  {
    $setWindowFields: {
      partitionBy: "$device_id",
      sortBy: { received_at: 1 },
      output: { from: { $shift: { output: "$at", by: -1 } } },
    },
  },
  {
    $project: {
      _id: 0,
      device_id: 1,
      from: 1,
      to: "$at",
      minutes: { $divide: [{ $dateDiff: { startDate: "$from", endDate: "$at", unit: "second" } }, 60] },
    },
  },
  { $match: { minutes: { $gt: 60 } } },
  { $sort: { minutes: -1, device_id: 1 } },
])
