// verdict: wrong, code: missing-documents
// why: the readings of the humidity fill a silence of the temperature; nowhere so on the shipped data
db.readings.aggregate([
  { $match: { device_id: { $in: ["cold-01", "cold-02", "cold-04", "green-01"] } } },
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
      minutes: { $divide: [{ $dateDiff: { startDate: "$from", endDate: "$at", unit: "second" } }, 60] },
    },
  },
  { $match: { minutes: { $gt: 60 } } },
  { $sort: { minutes: -1, device_id: 1 } },
])
