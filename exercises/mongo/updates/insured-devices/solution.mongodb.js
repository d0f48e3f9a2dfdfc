db.devices.updateMany(
  {
    "location.site": { $in: ["north", "harbour"] },
    $or: [{ tags: { $type: "array" } }, { tags: { $exists: false } }],
  },
  { $addToSet: { tags: { $each: ["insured", "critical"] } } },
)
