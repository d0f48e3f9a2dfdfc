// verdict: wrong, code: too-many-changed
// why: a device that is there already is overwritten: its place and its tags are gone
db.devices.updateOne(
  { _id: "cold-05" },
  {
    $set: {
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
