// verdict: wrong, code: no-upsert
// why: without the option nothing happens where there is no such device
db.devices.updateOne(
  { _id: "cold-05" },
  {
    $set: { firmware: "1.10.3", gateway_id: "gw-02" },
    $setOnInsert: {
      kind: "thermometer",
      model: "Polar",
      location: null,
      installed_at: ISODate("2025-04-01T08:00:00Z"),
      interval_s: 3600,
      tags: [],
    },
  },
)
