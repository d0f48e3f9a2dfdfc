// why: a device that is insured already may not be critical yet
// scenario: a device in the north with the tag insured only: both tags
db.devices.updateMany(
  {
    "location.site": { $in: ["north", "harbour"] },
    $or: [{ tags: { $type: "array", $ne: "insured" } }, { tags: { $exists: false } }],
  },
  { $addToSet: { tags: { $each: ["insured", "critical"] } } },
)
