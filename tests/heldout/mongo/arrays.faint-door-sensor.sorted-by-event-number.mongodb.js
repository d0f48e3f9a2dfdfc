// why: trusts that events are numbered by time and sorts by _id, so reports of one moment come by number, not by device_id
// scenario: events 1 (gw-02) and 2 (gw-01), both at 06:00 with door-01 at -80; asked: gw-01, gw-02; this: gw-02, gw-01
db.device_events
  .find(
    { type: "heartbeat", "detail.peers": { $elemMatch: { device_id: "door-01", rssi_dbm: { $lt: -70 } } } },
    { _id: 0, device_id: 1, at: 1 },
  )
  .sort({ _id: 1 })
