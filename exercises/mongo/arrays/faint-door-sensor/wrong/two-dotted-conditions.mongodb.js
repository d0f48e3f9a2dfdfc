// verdict: wrong, code: elemmatch-needed
// why: one element may be the door and another one the faint device.
db.device_events
  .find(
    { type: "heartbeat", "detail.peers.device_id": "door-01", "detail.peers.rssi_dbm": { $lt: -70 } },
    { _id: 0, device_id: 1, at: 1 }
  )
  .sort({ at: 1, device_id: 1 })
