// verdict: wrong, code: wrong-type
// why: a pipeline that makes a list of whatever is no list; a text and null were to stay
db.devices.updateMany({ "location.site": { $in: ["north", "harbour"] } }, [
  {
    $set: {
      tags: { $setUnion: [{ $cond: [{ $isArray: "$tags" }, "$tags", []] }, ["insured", "critical"]] },
    },
  },
])
