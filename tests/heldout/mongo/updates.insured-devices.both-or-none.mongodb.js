// why: pushes both tags where neither is there, so a device that is critical already never becomes insured
// scenario: a device at the harbour with tags ["critical"]; asked: critical, insured; this: unchanged
db.devices.updateMany(
  {
    "location.site": { $in: ["north", "harbour"] },
    $or: [{ tags: { $exists: false } }, { tags: { $type: "array", $nin: ["insured", "critical"] } }],
  },
  { $push: { tags: { $each: ["insured", "critical"] } } },
)
