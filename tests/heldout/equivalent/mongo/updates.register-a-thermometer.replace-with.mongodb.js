// shape: upsert by pipeline: $replaceWith a whole new document or the old one with two fields merged in, told apart by the required kind
db.devices.updateOne(
  { _id: "cold-05" },
  [
    {
      $replaceWith: {
        $cond: [
          { $eq: [{ $type: "$kind" }, "missing"] },
          {
            _id: "cold-05",
            kind: "thermometer",
            model: "Polar",
            firmware: "1.10.3",
            gateway_id: "gw-02",
            location: null,
            installed_at: ISODate("2025-04-01T08:00:00Z"),
            interval_s: 3600,
            tags: [],
          },
          { $mergeObjects: ["$$ROOT", { firmware: "1.10.3", gateway_id: "gw-02" }] },
        ],
      },
    },
  ],
  { upsert: true },
)
