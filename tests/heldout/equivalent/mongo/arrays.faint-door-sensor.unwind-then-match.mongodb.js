// shape: $unwind of the peers and a plain $match on the single one
db.device_events.aggregate([
  { $match: { type: "heartbeat" } },
  { $unwind: "$detail.peers" },
  { $match: { "detail.peers.device_id": "door-01", "detail.peers.rssi_dbm": { $lt: -70 } } },
  { $sort: { at: 1, device_id: 1 } },
  { $replaceWith: { device_id: "$device_id", at: "$at" } },
])
