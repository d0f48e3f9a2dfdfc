db.device_events.aggregate([
  { $match: { type: "heartbeat" } },
  { $unwind: "$detail.peers" },
  { $match: { "detail.peers.device_id": "door-01", "detail.peers.rssi_dbm": { $lt: -70 } } },
  { $project: { device_id: 1, at: 1 } },
  { $sort: { at: 1, device_id: 1 } }
])
