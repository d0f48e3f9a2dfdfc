// verdict: wrong, code: missing-documents
// why: so far gw-01 alone has heard the door, but any gateway may.
db.device_events
  .find(
    {
      type: "heartbeat",
      device_id: "gw-01",
      "detail.peers": { $elemMatch: { device_id: "door-01", rssi_dbm: { $lt: -70 } } }
    },
    { _id: 0, device_id: 1, at: 1 }
  )
  .sort({ at: 1, device_id: 1 })
