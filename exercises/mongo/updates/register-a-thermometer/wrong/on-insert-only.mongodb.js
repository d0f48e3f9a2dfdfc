// verdict: wrong, code: not-changed
// why: a device that is there already keeps its old firmware and gateway
db.devices.updateOne(
  { _id: "cold-05" },
  {
    $setOnInsert: {
      kind: "thermometer",
      model: "Polar",
      firmware: "1.10.3",
      gateway_id: "gw-02",
      location: null,
      installed_at: ISODate("2025-04-01T08:00:00Z"),
      interval_s: 3600,
      tags: [],
    },
  },
  { upsert: true },
)
