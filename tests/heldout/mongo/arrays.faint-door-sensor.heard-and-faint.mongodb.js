// why: the door itself is to be faint, here it is enough that it is heard and that the faintest of all is faint
db.device_events.aggregate([
  { $match: { type: "heartbeat", "detail.peers.device_id": "door-01" } },
  { $set: { faintest: { $min: "$detail.peers.rssi_dbm" } } },
  { $match: { faintest: { $lt: -70 } } },
  { $sort: { at: 1, device_id: 1 } },
  { $project: { _id: 0, device_id: 1, at: 1 } },
])
