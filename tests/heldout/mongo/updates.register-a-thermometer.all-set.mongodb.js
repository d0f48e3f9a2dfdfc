// why: what was learnt about a known device is overwritten, only the firmware and the gateway may change
// scenario: a document with the _id cold-05 and the interval_s 600
db.devices.updateOne(
  { _id: "cold-05" },
  {
    $set: {
      firmware: "1.10.3",
      gateway_id: "gw-02",
      kind: "thermometer",
      model: "Polar",
      installed_at: ISODate("2025-04-01T08:00:00Z"),
      interval_s: 3600,
    },
    $setOnInsert: { location: null, tags: [] },
  },
  { upsert: true },
)
