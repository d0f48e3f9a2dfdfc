// why: reports of the same moment go by the gateway, here they come as stored
db.device_events
  .find({ type: "heartbeat", "detail.peers": { $elemMatch: { device_id: "door-01", rssi_dbm: { $lt: -70 } } } }, { _id: 0, device_id: 1, at: 1 })
  .sort({ at: 1 })
