// why: only heartbeats are asked for, here any event with such a peer
// scenario: an event of the type boot whose detail.peers has door-01 at -80
db.device_events
  .find({ "detail.peers": { $elemMatch: { device_id: "door-01", rssi_dbm: { $lt: -70 } } } }, { _id: 0, device_id: 1, at: 1 })
  .sort({ at: 1, device_id: 1 })
