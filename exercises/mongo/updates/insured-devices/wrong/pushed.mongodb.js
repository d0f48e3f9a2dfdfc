// verdict: wrong, code: push-duplicates
// why: $push adds a tag that is there already once more
db.devices.updateMany(
  {
    "location.site": { $in: ["north", "harbour"] },
    $or: [{ tags: { $type: "array" } }, { tags: { $exists: false } }],
  },
  { $push: { tags: { $each: ["insured", "critical"] } } },
)
