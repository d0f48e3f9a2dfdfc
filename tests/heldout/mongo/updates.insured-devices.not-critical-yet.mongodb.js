// why: a device with one of the tags still needs the other
db.devices.updateMany(
  { "location.site": { $in: ["north", "harbour"] }, $and: [{ $or: [{ tags: { $type: "array" } }, { tags: { $exists: false } }] }, { tags: { $nin: ["insured", "critical"] } }] },
  { $push: { tags: { $each: ["insured", "critical"] } } },
)
