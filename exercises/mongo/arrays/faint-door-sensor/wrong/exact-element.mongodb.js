// verdict: wrong, code: whole-document-compared
// why: without $elemMatch an element would have to be this very document.
db.device_events
  .find(
    { type: "heartbeat", "detail.peers": { device_id: "door-01", rssi_dbm: { $lt: -70 } } },
    { _id: 0, device_id: 1, at: 1 }
  )
  .sort({ at: 1, device_id: 1 })
