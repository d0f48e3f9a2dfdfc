// Without a window: each reading is held against all readings of its device, gathered in an array.
db.readings.aggregate([
  {
    $match: {
      device_id: { $in: ["cold-01", "cold-02"] },
      at: { $gte: ISODate("2025-03-19T22:00:00Z"), $lte: ISODate("2025-03-20T12:00:00Z") },
    },
  },
  { $group: { _id: "$device_id", all: { $push: { at: "$at", value: "$value" } } } },
  { $project: { all: 1, one: "$all" } },
  { $unwind: "$one" },
  { $match: { "one.at": { $gte: ISODate("2025-03-20T00:00:00Z") } } },
  {
    $project: {
      one: 1,
      near: {
        $map: {
          input: {
            $filter: {
              input: "$all",
              as: "other",
              cond: {
                $and: [
                  { $lte: ["$$other.at", "$one.at"] },
                  { $gte: ["$$other.at", { $subtract: ["$one.at", 2 * 60 * 60 * 1000] }] },
                ],
              },
            },
          },
          as: "other",
          in: "$$other.value",
        },
      },
    },
  },
  {
    $project: {
      _id: 0,
      device_id: "$_id",
      at: "$one.at",
      value: "$one.value",
      mean: { $round: [{ $avg: "$near" }, 2] },
    },
  },
  { $sort: { device_id: 1, at: 1 } },
])
