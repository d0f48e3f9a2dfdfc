// why: a device without a location is at neither of the two sites
// scenario: a device with location null and an empty list of tags: no tag
db.devices.updateMany(
  { "location.site": { $ne: "nursery" }, $or: [{ tags: { $type: "array" } }, { tags: { $exists: false } }] },
  { $addToSet: { tags: { $each: ["insured", "critical"] } } },
)
