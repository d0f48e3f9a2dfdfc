// why: takes everything that is not at the third site, and with it what hangs nowhere
// scenario: a device with location null and without tags; asked: unchanged; this: gets both tags
db.devices.updateMany(
  {
    "location.site": { $ne: "nursery" },
    $or: [{ tags: { $exists: false } }, { tags: { $type: "array" } }],
  },
  { $addToSet: { tags: { $each: ["insured", "critical"] } } },
)
