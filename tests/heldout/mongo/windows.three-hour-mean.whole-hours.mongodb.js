// why: rounds the time down to the hour before the window, so readings up to almost three hours old come in, and later ones of the same hour too
// scenario: cold-01 with 4 at 00:00:30 and 8 at 02:01:00; asked: mean 8 for the second; this: 6
db.readings.aggregate([
  {
    $match: {
      device_id: { $in: ["cold-01", "cold-02"] },
      at: { $gte: ISODate("2025-03-19T22:00:00Z"), $lte: ISODate("2025-03-20T12:00:00Z") },
    },
  },
  { $set: { hour: { $dateTrunc: { date: "$at", unit: "hour" } } } },
  {
    $setWindowFields: {
      partitionBy: "$device_id",
      sortBy: { hour: 1 },
      output: { mean: { $avg: "$value", window: { range: [-2, 0], unit: "hour" } } },
    },
  },
  { $match: { at: { $gte: ISODate("2025-03-20T00:00:00Z") } } },
  { $project: { _id: 0, device_id: 1, at: 1, value: 1, mean: { $round: ["$mean", 2] } } },
  { $sort: { device_id: 1, at: 1 } },
])
