// verdict: error, code: validator-failed
// why: without $each the two tags are one value, a list in the list, which the rules of the collection refuse
db.devices.updateMany(
  {
    "location.site": { $in: ["north", "harbour"] },
    $or: [{ tags: { $type: "array" } }, { tags: { $exists: false } }],
  },
  { $addToSet: { tags: ["insured", "critical"] } },
)
