// verdict: wrong, code: not-changed
// why: { $type: "string" } looks into the list too, so a list of texts is left out as well
db.devices.updateMany(
  {
    "location.site": { $in: ["north", "harbour"] },
    $and: [{ tags: { $not: { $type: "string" } } }, { tags: { $not: { $type: "null" } } }],
  },
  { $addToSet: { tags: { $each: ["insured", "critical"] } } },
)
