// The mean of the last hours
db.readings.aggregate([
  { $match: { device_id: { $in: ["cold-01", "cold-02"] } } },
  { $project: { _id: 0, device_id: 1, at: 1, value: 1 } },
])
