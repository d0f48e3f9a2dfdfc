// shape: bulkWrite with an update for each case: no insured yet, no critical yet, no field
db.devices.bulkWrite([
  {
    updateMany: {
      filter: { "location.site": { $in: ["north", "harbour"] }, tags: { $type: "array", $ne: "insured" } },
      update: { $push: { tags: "insured" } },
    },
  },
  {
    updateMany: {
      filter: { "location.site": { $in: ["north", "harbour"] }, tags: { $type: "array", $ne: "critical" } },
      update: { $push: { tags: "critical" } },
    },
  },
  {
    updateMany: {
      filter: { "location.site": { $in: ["north", "harbour"] }, tags: { $exists: false } },
      update: { $set: { tags: ["insured", "critical"] } },
    },
  },
])
