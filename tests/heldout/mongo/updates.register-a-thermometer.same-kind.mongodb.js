// why: a device cold-05 of another kind is to be changed too, here a second one of the same _id is tried
// scenario: a document with the _id cold-05 and the kind climate
db.devices.updateOne(
  { _id: "cold-05", kind: "thermometer" },
  {
    $set: { firmware: "1.10.3", gateway_id: "gw-02" },
    $setOnInsert: { model: "Polar", location: null, installed_at: ISODate("2025-04-01T08:00:00Z"), interval_s: 3600, tags: [] },
  },
  { upsert: true },
)
