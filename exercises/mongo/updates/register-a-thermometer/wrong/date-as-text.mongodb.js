// verdict: error, code: validator-failed
// why: a text is no date, and the rules of the collection refuse it
db.devices.updateOne(
  { _id: "cold-05" },
  {
    $set: { firmware: "1.10.3", gateway_id: "gw-02" },
    $setOnInsert: {
      kind: "thermometer",
      model: "Polar",
      location: null,
      installed_at: "2025-04-01T08:00:00Z",
      interval_s: 3600,
      tags: [],
    },
  },
  { upsert: true },
)
