// Looking forward, and in milliseconds: after each reading, when did the next one come?
db.readings.aggregate([
  { $match: { "sensor.kind": "temperature", device_id: { $in: ["cold-01", "cold-02", "cold-04", "green-01"] } } },
  {
    $setWindowFields: {
      partitionBy: "$device_id",
      sortBy: { at: 1 },
      output: { to: { $shift: { output: "$at", by: 1 } } },
    },
  },
  { $match: { to: { $type: "date" } } },
  {
    $project: {
      _id: 0,
      device_id: 1,
      from: "$at",
      to: 1,
      minutes: { $divide: [{ $subtract: ["$to", "$at"] }, 60000] },
    },
  },
  { $match: { minutes: { $gt: 60 } } },
  { $sort: { minutes: -1, device_id: 1 } },
])
