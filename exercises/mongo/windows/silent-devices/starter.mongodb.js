// Devices that fell silent
db.readings.aggregate([
  { $match: { "sensor.kind": "temperature", device_id: { $in: ["cold-01", "cold-02", "cold-04", "green-01"] } } },
  { $project: { _id: 0, device_id: 1, at: 1 } },
  { $limit: 20 },
])
