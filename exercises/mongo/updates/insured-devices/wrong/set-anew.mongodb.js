// verdict: wrong, code: too-many-changed
// why: the other tags are gone
db.devices.updateMany(
  {
    "location.site": { $in: ["north", "harbour"] },
    $or: [{ tags: { $type: "array" } }, { tags: { $exists: false } }],
  },
  { $set: { tags: ["insured", "critical"] } },
)
