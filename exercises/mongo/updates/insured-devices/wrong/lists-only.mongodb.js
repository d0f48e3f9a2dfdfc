// verdict: wrong, code: missing-field
// why: a device without the field is left out
db.devices.updateMany(
  { "location.site": { $in: ["north", "harbour"] }, tags: { $type: "array" } },
  { $addToSet: { tags: { $each: ["insured", "critical"] } } },
)
