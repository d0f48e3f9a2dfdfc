// verdict: wrong, code: too-many-changed
// why: the nursery is not insured
db.devices.updateMany(
  { $or: [{ tags: { $type: "array" } }, { tags: { $exists: false } }] },
  { $addToSet: { tags: { $each: ["insured", "critical"] } } },
)
