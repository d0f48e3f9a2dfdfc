// The mornings the door was faint
db.device_events.find({ type: "heartbeat" }, { device_id: 1, at: 1 })
