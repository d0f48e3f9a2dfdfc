// Register a thermometer
// So far this changes nothing: where there is no such device, there is nothing to update.
db.devices.updateOne({ _id: "cold-05" }, { $set: { firmware: "1.10.3" } })
