// verdict: wrong, code: extra-field
// why: fills in what a device that is there already never had: its interval_s is missing for a reason
db.devices.updateOne(
  { _id: "cold-05" },
  [
    {
      $replaceWith: {
        $mergeObjects: [
          {
            kind: "thermometer",
            model: "Polar",
            location: null,
            installed_at: ISODate("2025-04-01T08:00:00Z"),
            interval_s: 3600,
            tags: [],
          },
          "$$ROOT",
          { firmware: "1.10.3", gateway_id: "gw-02" },
        ],
      },
    },
  ],
  { upsert: true },
)
