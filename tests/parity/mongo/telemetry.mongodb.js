// == find: readings of a sensor
db.readings.find({device_id: "cold-01", "sensor.name": "t1", value: {$gt: -12}}, {_id: 0, at: 1, value: 1}).sort({at: 1})
// == find: no value at all
db.readings.find({value: {$exists: false}}, {device_id: 1, quality: 1}).sort({_id: 1}).limit(5)
// == find: null value
db.readings.find({value: {$type: "null"}}, {device_id: 1, at: 1})
// == find: text in place of a number
db.readings.find({value: {$type: "string"}, device_id: {$ne: "old-01"}}, {value: 1})
// == find: number type code
db.readings.find({at: {$type: 18}}, {at: 1}).sort({_id: 1}).limit(3)
// == find: tags in every form
db.devices.find({tags: "rented"}, {tags: 1})
// == find: tags lists only
db.devices.find({tags: {$type: "array"}}, {tags: 1})
// == find: no location
db.devices.find({location: null}, {location: 1, kind: 1})
// == find: alarms high
db.device_events.find({type: "alarm", severity: {$in: ["high", 3, "3"]}}, {severity: 1})
// == find: acknowledged by somebody
db.device_events.find({"acknowledged.by": {$ne: null}}, {acknowledged: 1})
// == find: weak peers
db.device_events.find({"detail.peers": {$elemMatch: {rssi_dbm: {$lt: -85}}}}, {"detail.peers.$": 1, at: 1})
// == find: peers of one device
db.device_events.find({"detail.peers.device_id": "cold-02"}, {at: 1, n: {$size: "$detail.peers"}}).sort({_id: 1}).limit(3)
// == find: first samples
db.readings.find({device_id: "vib-01"}, {samples: {$slice: 1}, at: 1}).sort({_id: 1}).limit(5)
// == find: calibrations
db.devices.find({calibrations: {$exists: true}}, {calibrations: {$slice: -1}})
// == find: distinct units
db.readings.distinct("sensor.unit")
// == find: distinct sensors as documents
db.readings.distinct("sensor", {device_id: "green-02"})
// == find: counted duplicates of a device
db.readings.countDocuments({device_id: "cold-99"})
// == group: average by device
db.readings.aggregate([{$match: {"sensor.kind": "temperature", "sensor.unit": "C", value: {$type: "number", $ne: NaN}, quality: {$ne: "suspect"}}}, {$group: {_id: "$device_id", avg: {$avg: "$value"}, min: {$min: "$value"}, max: {$max: "$value"}, n: {$sum: 1}}}, {$sort: {_id: 1}}])
// == group: by day
db.readings.aggregate([{$match: {device_id: "cold-01"}}, {$group: {_id: {$dateToString: {format: "%Y-%m-%d", date: "$at"}}, n: {$sum: 1}, max: {$max: "$value"}}}, {$sort: {_id: 1}}])
// == group: sent twice
db.readings.aggregate([{$match: {"sensor.name": {$exists: true}}}, {$group: {_id: {d: "$device_id", s: "$sensor.name", at: "$at"}, n: {$sum: 1}, values: {$push: "$value"}}}, {$match: {n: {$gt: 1}}}, {$sort: {"_id.d": 1, "_id.s": 1, "_id.at": 1}}])
// == group: by day of Berlin
db.readings.aggregate([{$match: {device_id: "meter-01", at: {$gte: ISODate("2025-03-29")}}}, {$group: {_id: {$dateToString: {format: "%Y-%m-%d", date: "$at", timezone: "Europe/Berlin"}}, n: {$sum: 1}}}, {$sort: {_id: 1}}])
// == group: last reading of each sensor
db.readings.aggregate([{$match: {"sensor.name": {$exists: true}}}, {$sort: {at: 1, received_at: 1}}, {$group: {_id: {d: "$device_id", s: "$sensor.name"}, at: {$last: "$at"}, value: {$last: "$value"}}}, {$sort: {"_id.d": 1, "_id.s": 1}}])
// == group: events by type
db.device_events.aggregate([{$group: {_id: "$type", n: {$sum: 1}, devices: {$addToSet: "$device_id"}}}, {$sort: {n: -1, _id: 1}}])
// == lookup: readings without a device
db.readings.aggregate([{$group: {_id: "$device_id", n: {$sum: 1}}}, {$lookup: {from: "devices", localField: "_id", foreignField: "_id", as: "d"}}, {$match: {d: {$eq: []}}}])
// == lookup: devices without readings
db.devices.aggregate([{$lookup: {from: "readings", localField: "_id", foreignField: "device_id", as: "r", pipeline: [{$limit: 1}, {$project: {_id: 1}}]}}, {$match: {"r.0": {$exists: false}}}, {$project: {kind: 1}}])
// == graphLookup: gateways of a device
db.devices.aggregate([{$match: {_id: "green-01"}}, {$graphLookup: {from: "devices", startWith: "$gateway_id", connectFromField: "gateway_id", connectToField: "_id", as: "via", depthField: "hops"}}, {$unwind: "$via"}, {$sort: {"via.hops": 1}}, {$project: {_id: 0, id: "$via._id", hops: "$via.hops"}}])
// == windows: gaps
db.readings.aggregate([{$match: {device_id: "cold-02", "sensor.name": "t1"}}, {$setWindowFields: {partitionBy: "$device_id", sortBy: {at: 1}, output: {before: {$shift: {output: "$at", by: -1}}}}}, {$project: {at: 1, gap: {$dateDiff: {startDate: "$before", endDate: "$at", unit: "hour"}}}}, {$match: {gap: {$gt: 1}}}])
// == windows: counter differences
db.readings.aggregate([{$match: {device_id: "meter-01", at: {$lt: ISODate("2025-03-18")}}}, {$setWindowFields: {sortBy: {at: 1}, output: {prev: {$shift: {output: "$value", by: -1, default: 0}}}}}, {$project: {_id: 0, at: 1, used: {$round: [{$subtract: ["$value", "$prev"]}, 2]}}}])
// == windows: average over the last three hours
db.readings.aggregate([{$match: {device_id: "cold-04", "sensor.name": "t1", at: {$lt: ISODate("2025-03-19")}}}, {$setWindowFields: {sortBy: {at: 1}, output: {avg: {$avg: "$value", window: {range: [-2, 0], unit: "hour"}}}}}, {$project: {_id: 0, at: 1, avg: {$round: ["$avg", 3]}}}])
// == windows: filled forward
db.readings.aggregate([{$match: {device_id: "green-01", "sensor.name": "h1", at: {$gte: ISODate("2025-03-21"), $lt: ISODate("2025-03-22")}}}, {$fill: {sortBy: {at: 1}, output: {value: {method: "locf"}}}}, {$project: {_id: 0, at: 1, value: 1}}])
// == windows: densified hours
db.readings.aggregate([{$match: {device_id: "cold-02", "sensor.name": "t1", at: {$gte: ISODate("2025-03-20"), $lt: ISODate("2025-03-21")}}}, {$densify: {field: "at", range: {step: 1, unit: "hour", bounds: [ISODate("2025-03-20"), ISODate("2025-03-21")]}}}, {$match: {value: {$exists: false}}}, {$project: {_id: 0, at: 1}}, {$sort: {at: 1}}])
// == dates: a long as a date
db.readings.aggregate([{$match: {device_id: "old-01"}}, {$project: {at: {$toDate: "$at"}, value: {$toDouble: "$value"}, _id: 0}}, {$sort: {at: 1}}, {$limit: 5}])
// == dates: delay in seconds
db.readings.aggregate([{$match: {at: {$type: "date"}}}, {$project: {device_id: 1, delay: {$dateDiff: {startDate: "$at", endDate: "$received_at", unit: "second"}}}}, {$match: {delay: {$gt: 3600}}}, {$sortByCount: "$device_id"}])
// == dates: seconds of the id
db.readings.aggregate([{$sort: {_id: 1}}, {$limit: 5}, {$project: {_id: 0, when: {$toDate: "$_id"}}}])
// == numbers: Fahrenheit to Celsius
db.readings.aggregate([{$match: {device_id: "cold-03", at: {$lt: ISODate("2025-03-17T06:00:00Z")}}}, {$project: {_id: 0, at: 1, c: {$round: [{$divide: [{$subtract: ["$value", 32]}, 1.8]}, 1]}}}])
// == numbers: Decimal128 offsets
db.devices.aggregate([{$unwind: "$calibrations"}, {$group: {_id: "$_id", offset: {$sum: "$calibrations.offset"}, n: {$sum: 1}}}, {$sort: {_id: 1}}])
// == text: firmware as numbers
db.devices.aggregate([{$project: {parts: {$map: {input: {$split: ["$firmware", "."]}, as: "p", in: {$toInt: "$$p"}}}}}, {$sort: {_id: 1}}])
// == arrays: limits as pairs
db.devices.aggregate([{$match: {limits: {$exists: true}}}, {$project: {l: {$objectToArray: "$limits"}}}, {$unwind: "$l"}, {$project: {sensor: "$l.k", max: "$l.v.max"}}, {$sort: {_id: 1, sensor: 1}}])
// == arrays: length of a vector
db.readings.aggregate([{$match: {device_id: "vib-01", at: {$lt: ISODate("2025-03-20")}}}, {$project: {n: {$size: "$samples"}, x: {$map: {input: "$samples", as: "s", in: {$arrayElemAt: ["$$s", 0]}}}}}])
// == arrays: tags counted in every form
db.devices.aggregate([{$project: {n: {$cond: [{$isArray: "$tags"}, {$size: "$tags"}, 0]}}}, {$sort: {_id: 1}}])
// == change: tags made lists
db.devices.updateMany({tags: "rented", _id: {$ne: "cold-04"}}, [{$set: {tags: ["$tags"]}}])
// == change: delete what is suspect
db.device_events.deleteMany({type: "alarm", acknowledged: null})
// == change: a calibration added
db.devices.updateOne({_id: "cold-03"}, {$push: {calibrations: {on: ISODate("2025-03-31"), offset: Decimal128("0.1"), by: "b-04"}}})
// == change: unit corrected
db.devices.updateMany({"location.site": "north"}, {$set: {"location.site": "North", "location.floor": 1}})
// == change: below null
db.devices.updateOne({_id: "old-01"}, {$set: {"location.site": "north"}})
