// As a pipeline: the union of two sets.
db.devices.updateMany(
  {
    "location.site": { $in: ["north", "harbour"] },
    $or: [{ tags: { $type: "array" } }, { tags: { $exists: false } }],
  },
  [{ $set: { tags: { $setUnion: [{ $ifNull: ["$tags", []] }, ["insured", "critical"]] } } }],
)
