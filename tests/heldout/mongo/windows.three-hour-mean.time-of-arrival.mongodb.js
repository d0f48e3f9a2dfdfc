// why: the two hours are counted by the time of arrival, where the readings were made by at
// scenario: cold-01 with 4 at 00:00 (arrived 05:00, late) and 6 at 01:00 (arrived 01:00); asked: means 4 and 5; this: 4 and 6
db.readings.aggregate([
  {
    $match: {
      device_id: { $in: ["cold-01", "cold-02"] },
      at: { $gte: ISODate("2025-03-19T22:00:00Z"), $lte: ISODate("2025-03-20T12:00:00Z") },
    },
  },
  {
    $setWindowFields: {
      partitionBy: "$device_id",
      sortBy: { received_at: 1 },
      output: { mean: { $avg: "$value", window: { range: [-2, 0], unit: "hour" } } },
    },
  },
  { $match: { at: { $gte: ISODate("2025-03-20T00:00:00Z") } } },
  { $project: { _id: 0, device_id: 1, at: 1, value: 1, mean: { $round: ["$mean", 2] } } },
  { $sort: { device_id: 1, at: 1 } },
])
