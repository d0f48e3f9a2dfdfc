// why: fainter than -70 includes -70.5, the answer takes whole numbers for granted
// scenario: one heartbeat whose only peer is door-01 at -70.5
db.device_events
  .find({ type: "heartbeat", "detail.peers": { $elemMatch: { device_id: "door-01", rssi_dbm: { $lte: -71 } } } }, { _id: 0, device_id: 1, at: 1 })
  .sort({ at: 1, device_id: 1 })
