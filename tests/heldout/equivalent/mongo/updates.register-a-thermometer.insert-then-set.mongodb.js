// shape: bulkWrite: an upsert of nothing but $setOnInsert, then a plain $set
db.devices.bulkWrite([
  {
    updateOne: {
      filter: { _id: "cold-05" },
      update: {
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
      upsert: true,
    },
  },
  { updateOne: { filter: { _id: "cold-05" }, update: { $set: { firmware: "1.10.3", gateway_id: "gw-02" } } } },
])
