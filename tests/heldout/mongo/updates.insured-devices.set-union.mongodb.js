// why: $setUnion makes a set of the whole list, and other tags that stood there twice stand there once
// scenario: a device in the north with tags ["rented","rented"]; asked: rented, rented, insured, critical; this: rented, insured, critical
db.devices.updateMany(
  {
    "location.site": { $in: ["north", "harbour"] },
    $or: [{ tags: { $exists: false } }, { tags: { $type: "array" } }],
  },
  [{ $set: { tags: { $setUnion: [{ $ifNull: ["$tags", []] }, ["insured", "critical"]] } } }],
)
