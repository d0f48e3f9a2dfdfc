// why: looks for the device together with its gateway; if it is there with another gateway, the upsert tries to insert it a second time
// scenario: cold-05 is there with gateway_id "gw-01"; asked: firmware and gateway_id change; this: duplicate key error, nothing changes
db.devices.updateOne(
  { _id: "cold-05", gateway_id: "gw-02" },
  {
    $set: { firmware: "1.10.3" },
    $setOnInsert: {
      kind: "thermometer",
      model: "Polar",
      location: null,
      installed_at: ISODate("2025-04-01T08:00:00Z"),
      interval_s: 3600,
      tags: [],
    },
  },
  { upsert: true },
)
