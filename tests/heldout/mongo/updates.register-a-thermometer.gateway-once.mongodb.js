// why: the gateway is written in both cases, here only for a new device
db.devices.updateOne(
  { _id: "cold-05" },
  {
    $set: { firmware: "1.10.3" },
    $setOnInsert: { kind: "thermometer", model: "Polar", location: null, installed_at: ISODate("2025-04-01T08:00:00Z"), interval_s: 3600, tags: [], gateway_id: "gw-02" },
  },
  { upsert: true },
)
