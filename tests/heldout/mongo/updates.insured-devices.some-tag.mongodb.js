// why: an empty list is a list
db.devices.updateMany(
  { "location.site": { $in: ["north", "harbour"] }, $or: [{ "tags.0": { $exists: true } }, { tags: { $exists: false } }] },
  { $addToSet: { tags: { $each: ["insured", "critical"] } } },
)
