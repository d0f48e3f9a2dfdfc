// why: takes door-01 out of the peers and compares in $expr, where a missing value is less than every number, so heartbeats that do not hear the door at all come back too
// scenario: one heartbeat of gw-01 with detail.peers [{device_id:"cold-01",rssi_dbm:-40}]; asked: nothing; this: that heartbeat
db.device_events.aggregate([
  { $match: { type: "heartbeat" } },
  {
    $set: {
      door: { $first: { $filter: { input: "$detail.peers", as: "p", cond: { $eq: ["$$p.device_id", "door-01"] } } } },
    },
  },
  { $match: { $expr: { $lt: ["$door.rssi_dbm", -70] } } },
  { $sort: { at: 1, device_id: 1 } },
  { $project: { _id: 0, device_id: 1, at: 1 } },
])
