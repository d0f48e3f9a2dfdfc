// why: the window goes by time, after a silence the last three readings reach too far back
// scenario: readings of cold-02 at 02:00, 03:00 and 10:00 on 2025-03-20: the mean at 10:00 is its own value
db.readings.aggregate([
  { $match: { device_id: { $in: ["cold-01", "cold-02"] }, at: { $gte: ISODate("2025-03-19T22:00:00Z"), $lte: ISODate("2025-03-20T12:00:00Z") } } },
  { $setWindowFields: { partitionBy: "$device_id", sortBy: { at: 1 }, output: { mean: { $avg: "$value", window: { documents: [-2, 0] } } } } },
  { $match: { at: { $gte: ISODate("2025-03-20T00:00:00Z") } } },
  { $project: { _id: 0, device_id: 1, at: 1, value: 1, mean: { $round: ["$mean", 2] } } },
  { $sort: { device_id: 1, at: 1 } },
])
