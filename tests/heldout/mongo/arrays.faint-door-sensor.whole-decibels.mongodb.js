// why: takes "below -70" for "-71 or less", which forgets strengths between the two
// scenario: one heartbeat with {device_id:"door-01",rssi_dbm:-70.5}; asked: that heartbeat; this: nothing
db.device_events
  .find(
    { type: "heartbeat", "detail.peers": { $elemMatch: { device_id: "door-01", rssi_dbm: { $lte: -71 } } } },
    { _id: 0, device_id: 1, at: 1 },
  )
  .sort({ at: 1, device_id: 1 })
