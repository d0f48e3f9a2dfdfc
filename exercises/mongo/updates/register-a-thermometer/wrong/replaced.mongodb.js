// verdict: wrong, code: whole-replaced
// why: a replacement takes away what it does not name: limits and calibrations
db.devices.replaceOne(
  { _id: "cold-05" },
  {
    kind: "thermometer",
    model: "Polar",
    firmware: "1.10.3",
    gateway_id: "gw-02",
    location: null,
    installed_at: ISODate("2025-04-01T08:00:00Z"),
    interval_s: 3600,
    tags: [],
  },
  { upsert: true },
)
