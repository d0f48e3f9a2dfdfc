// why: a device that was retired is insured too
db.devices.updateMany(
  { "location.site": { $in: ["north", "harbour"] }, retired_at: { $exists: false }, $or: [{ tags: { $type: "array" } }, { tags: { $exists: false } }] },
  { $addToSet: { tags: { $each: ["insured", "critical"] } } },
)
