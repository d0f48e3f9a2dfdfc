// why: the kind of the sensor is asked for, its name t1 is a habit
db.readings.aggregate([
  { $match: { "sensor.name": "t1", device_id: { $in: ["cold-01", "cold-02", "cold-04", "green-01"] } } },
  { $setWindowFields: { partitionBy: "$device_id", sortBy: { at: 1 }, output: { from: { $shift: { output: "$at", by: -1 } } } } },
  { $match: { from: { $ne: null } } },
  { $project: { _id: 0, device_id: 1, from: 1, to: "$at", minutes: { $divide: [{ $subtract: ["$at", "$from"] }, 60000] } } },
  { $match: { minutes: { $gt: 60 } } },
  { $sort: { minutes: -1, device_id: 1 } },
])
