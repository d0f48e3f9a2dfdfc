// == find: values that are null or missing, except the pump's
db.readings.find({ value: null, device_id: { $ne: "vib-01" } }, { device_id: 1, at: 1, value: 1, quality: 1, "sensor.name": 1 }).sort({ at: 1, _id: 1 })
// == find: text never lies above a number
db.readings.find({ device_id: { $in: ["old-01", "cold-02"] }, value: { $gt: 7.5 } }, { _id: 0, device_id: 1, value: 1 }).sort({ value: -1, device_id: 1, at: 1 }).limit(40)
// == find: text compared with text
db.readings.find({ value: { $gte: "8", $lt: "9" } }, { value: 1, unit: 1, sensor: 1, "state.rssi_dbm": 1 }).sort({ value: 1, _id: 1 })
// == find: not a number, and what $not and $ne make of it
db.readings.find({ $or: [{ value: NaN }, { device_id: "cold-01", value: { $not: { $gte: -100 } } }, { quality: "suspect" }] }, { device_id: 1, value: 1, quality: 1, seq: 1 }).sort({ value: 1, _id: 1 })
// == find: tags null, empty, missing or one word
db.devices.find({ $nor: [{ "tags.0": { $exists: true } }] }, { tags: 1, kind: 1, "location.site": 1 }).sort({ tags: 1, _id: 1 })
// == find: rented devices, in a list or not, and not critical
db.devices.find({ tags: "rented", $or: [{ location: null }, { tags: { $nin: ["critical"] } }] }, { _id: 1, tags: 1, retired_at: 1 }).sort({ _id: -1 })
// == find: a floor that is not there because the location is null
db.devices.find({ "location.floor": { $not: { $gt: 0 } } }, { location: 1, "limits.t1": 1 }).sort({ _id: 1 })
// == find: limits with null, with a hole and with none
db.devices.find({ $or: [{ "limits.h1.max": { $type: "null" } }, { "limits.t1": { $exists: true }, "limits.t1.min": null }, { limits: { $eq: { t1: { min: 2, max: 8 } } } }] }, { limits: 1 }).sort({ _id: 1 })
// == find: a calibration on the leap day by b-04, by position
db.devices.find({ calibrations: { $elemMatch: { on: { $lte: ISODate("2024-12-31") }, by: { $in: ["b-04", null] } } } }, { "calibrations.$": 1, firmware: 1 }).sort({ _id: 1 })
// == find: bursts with a first sample beyond nine somewhere
db.readings.find({ device_id: "vib-01", samples: { $elemMatch: { $elemMatch: { $gt: 9.5 } } } }, { at: 1, samples: { $slice: 1 } }).sort({ at: 1, _id: 1 })
// == find: empty bursts, single bursts and a path with two positions
db.readings.find({ $or: [{ samples: { $size: 0 } }, { samples: { $size: 1 } }, { "samples.3.0": { $gt: 0.5 } }] }, { at: 1, n: { $size: "$samples" }, firstX: { $first: { $first: "$samples" } } }).sort({ _id: 1 })
// == find: arrivals of one minute by the range of ids
db.readings.find({ _id: { $gte: ObjectId("67d766000000000000000000"), $lt: ObjectId("67d7663c0000000000000000") } }, { device_id: 1, value: 1, seq: 1, state: 1 }).sort({ _id: 1 })
// == find: alarms nobody was asked about, nobody took or somebody without a name took
db.device_events.find({ type: "alarm", "acknowledged.by": null }, { acknowledged: 1, severity: 1, withdrawn: 1, "detail.value": 1 }).sort({ severity: 1, _id: 1 })
// == find: mornings on which a device was not heard
db.device_events.find({ type: "heartbeat", device_id: "gw-02", "detail.peers": { $not: { $elemMatch: { device_id: "cold-04" } } } }, { at: 1, "detail.peers.device_id": 1 }).sort({ _id: 1 })
// == find: changes from null, without changes, or of a limit, by position
db.device_events.find({ "detail.changes": { $exists: true }, $or: [{ "detail.changes": { $size: 0 } }, { "detail.changes.old": null }, { "detail.changes.key": /^limits\./ }] }, { device_id: 1, detail: 1 }).sort({ at: -1, _id: -1 })
// == group: how many values of each type each device sent
db.readings.aggregate([
  { $group: { _id: { device: "$device_id", t: { $type: "$value" } }, n: { $sum: 1 } } },
  { $group: { _id: "$_id.device", types: { $push: { k: "$_id.t", v: "$n" } }, total: { $sum: "$n" } } },
  { $project: { total: 1, types: { $arrayToObject: { $sortArray: { input: "$types", sortBy: { k: 1 } } } } } },
  { $sort: { _id: 1 } }
])
// == group: least and greatest over numbers, text, null and NaN
db.readings.aggregate([
  { $group: { _id: { d: "$device_id", s: "$sensor.name" }, min: { $min: "$value" }, max: { $max: "$value" }, n: { $sum: { $cond: [{ $isNumber: "$value" }, 1, 0] } } } },
  { $sort: { "_id.d": 1, "_id.s": 1 } }
])
// == group: one NaN spoils an average
db.readings.aggregate([
  { $match: { device_id: "cold-04", at: { $gte: ISODate("2025-03-29T00:00:00Z"), $lt: ISODate("2025-03-30T00:00:00Z") } } },
  { $group: { _id: "$sensor.name", avg: { $avg: "$value" }, sum: { $sum: "$value" }, max: { $max: "$value" }, min: { $min: "$value" }, clean: { $avg: { $cond: [{ $eq: ["$value", NaN] }, null, "$value"] } }, n: { $count: {} } } },
  { $project: { avg: 1, max: 1, min: 1, n: 1, sum: { $round: ["$sum", 2] }, clean: { $round: ["$clean", 3] } } },
  { $sort: { _id: 1 } }
])
// == group: average of text, of nulls and of nothing
db.readings.aggregate([
  { $match: { $or: [{ device_id: "old-01" }, { device_id: "vib-01" }, { value: { $type: "null" } }] } },
  { $group: { _id: "$device_id", avg: { $avg: "$value" }, sum: { $sum: "$value" }, max: { $max: "$value" }, first: { $first: "$nothing" }, sd: { $stdDevPop: "$value" }, seqs: { $sum: "$seq" }, seen: { $addToSet: "$quality" }, at: { $max: "$at" } } },
  { $sort: { _id: 1 } }
])
// == group: the whole sensor as a key, word or document
db.readings.aggregate([
  { $group: { _id: "$sensor", devices: { $addToSet: "$device_id" }, n: { $sum: 1 } } },
  { $project: { n: 1, t: { $type: "$_id" }, unit: { $ifNull: ["$_id.unit", "?"] }, devices: { $sortArray: { input: "$devices", sortBy: 1 } } } },
  { $sort: { t: 1, n: -1, _id: 1 } }
])
// == group: alarms by severity of any type and whether taken
db.device_events.aggregate([
  { $match: { type: "alarm" } },
  { $group: { _id: { severity: "$severity", ack: { $type: "$acknowledged" } }, n: { $sum: 1 }, over: { $avg: { $subtract: ["$detail.value", "$detail.limit"] } }, after: { $max: "$acknowledged.after_s" }, ids: { $push: "$_id" } } },
  { $set: { over: { $round: ["$over", 2] }, ids: { $sortArray: { input: "$ids", sortBy: 1 } } } },
  { $sort: { "_id.severity": 1, "_id.ack": 1 } }
])
// == group: the door by badge, with long seconds of uptime beside
db.device_events.aggregate([
  { $match: { type: { $in: ["door_open", "door_closed", "heartbeat"] } } },
  { $group: { _id: "$detail.by", opened: { $sum: { $cond: [{ $eq: ["$type", "door_open"] }, 1, 0] } }, closed: { $sum: { $toInt: { $eq: ["$type", "door_closed"] } } }, uptime: { $max: "$detail.uptime_s" }, total: { $sum: "$detail.uptime_s" }, avg: { $avg: "$detail.uptime_s" } } },
  { $set: { ut: { $type: "$uptime" }, tt: { $type: "$total" }, avg: { $round: ["$avg", 1] } } },
  { $sort: { opened: -1, _id: 1 } }
])
// == unwind: the weakest peers of each gateway
db.device_events.aggregate([
  { $match: { type: "heartbeat" } },
  { $unwind: "$detail.peers" },
  { $group: { _id: { gw: "$device_id", peer: "$detail.peers.device_id" }, mornings: { $sum: 1 }, avg: { $avg: "$detail.peers.rssi_dbm" }, worst: { $min: "$detail.peers.rssi_dbm" }, best: { $max: "$detail.peers.rssi_dbm" } } },
  { $set: { avg: { $round: ["$avg", 2] } } },
  { $sort: { avg: 1, "_id.gw": 1, "_id.peer": 1 } }
])
// == unwind: every change with the types of old and new
db.device_events.aggregate([
  { $match: { type: { $in: ["config", "firmware"] } } },
  { $unwind: { path: "$detail.changes", preserveNullAndEmptyArrays: true, includeArrayIndex: "no" } },
  { $project: { device_id: 1, no: 1, key: "$detail.changes.key", types: [{ $type: "$detail.changes.old" }, { $type: "$detail.changes.new" }], pair: ["$detail.changes.old", "$detail.changes.new"], grew: { $gt: ["$detail.changes.new", "$detail.changes.old"] } } },
  { $sort: { _id: 1, no: 1 } }
])
// == unwind: tags of devices in five shapes
db.devices.aggregate([
  { $set: { shape: { $type: "$tags" } } },
  { $unwind: { path: "$tags", preserveNullAndEmptyArrays: true, includeArrayIndex: "i" } },
  { $group: { _id: { tag: "$tags", shape: "$shape" }, devices: { $push: "$_id" }, i: { $max: "$i" } } },
  { $set: { devices: { $sortArray: { input: "$devices", sortBy: 1 } } } },
  { $sort: { "_id.tag": 1, "_id.shape": 1 } }
])
// == unwind: limits by sensor out of the keys
db.devices.aggregate([
  { $project: { l: { $objectToArray: "$limits" } } },
  { $unwind: { path: "$l", preserveNullAndEmptyArrays: true } },
  { $project: { sensor: "$l.k", min: "$l.v.min", max: { $ifNull: ["$l.v.max", "open"] }, width: { $subtract: ["$l.v.max", "$l.v.min"] }, known: { $cond: [{ $and: [{ $ne: ["$l.v.min", null] }, { $gt: ["$l.v.min", null] }] }, true, "$$REMOVE"] } } },
  { $sort: { _id: 1, sensor: 1 } }
])
// == unwind: calibrations summed exactly, devices without kept
db.devices.aggregate([
  { $match: { kind: { $in: ["thermometer", "climate"] } } },
  { $unwind: { path: "$calibrations", preserveNullAndEmptyArrays: true } },
  { $group: { _id: "$_id", offset: { $sum: "$calibrations.offset" }, avg: { $avg: "$calibrations.offset" }, last: { $max: "$calibrations.on" }, by: { $push: "$calibrations.by" }, rows: { $sum: 1 } } },
  { $set: { t: { $type: "$offset" }, next: { $dateAdd: { startDate: "$last", unit: "year", amount: 1 } }, by: { $sortArray: { input: "$by", sortBy: 1 } } } },
  { $sort: { _id: 1 } }
])
// == lookup: readings outside the limits of their device on 21 March
db.readings.aggregate([
  { $match: { at: { $gte: ISODate("2025-03-21T00:00:00Z"), $lt: ISODate("2025-03-22T00:00:00Z") }, value: { $type: "number" } } },
  { $lookup: { from: "devices", localField: "device_id", foreignField: "_id", as: "dev" } },
  { $unwind: "$dev" },
  { $set: { lim: { $first: { $filter: { input: { $ifNull: [{ $objectToArray: "$dev.limits" }, []] }, as: "l", cond: { $eq: ["$$l.k", "$sensor.name"] } } } } } },
  { $match: { $expr: { $or: [{ $gt: ["$value", { $ifNull: ["$lim.v.max", Infinity] }] }, { $lt: ["$value", { $ifNull: ["$lim.v.min", -Infinity] }] }] } } },
  { $project: { _id: 0, device_id: 1, at: 1, value: 1, lim: "$lim.v" } },
  { $sort: { at: 1, device_id: 1 } }
])
// == lookup: each offline event with the next online of the same device
db.device_events.aggregate([
  { $match: { type: "offline" } },
  { $lookup: { from: "device_events", let: { d: "$device_id", t: "$at" }, pipeline: [
      { $match: { type: "online", $expr: { $and: [{ $eq: ["$device_id", "$$d"] }, { $gt: ["$at", "$$t"] }] } } },
      { $sort: { at: 1, _id: 1 } }, { $limit: 1 } ], as: "on" } },
  { $unwind: { path: "$on", preserveNullAndEmptyArrays: true } },
  { $project: { device_id: 1, at: 1, back: "$on._id", seconds: { $dateDiff: { startDate: "$at", endDate: "$on.at", unit: "second" } }, said: "$on.detail.after_s", state: { $cond: [{ $lte: ["$on", null] }, "still away", "back"] } } },
  { $sort: { _id: 1 } }
])
// == dates: readings per local day, 23 hours on the 30th
db.readings.aggregate([
  { $match: { device_id: { $in: ["green-02", "cold-04"] }, "sensor.name": "t1", at: { $gte: ISODate("2025-03-27T00:00:00Z") } } },
  { $group: { _id: { d: "$device_id", day: { $dateToString: { date: "$at", format: "%Y-%m-%d", timezone: "Europe/Berlin" } } }, n: { $sum: 1 }, from: { $min: "$at" }, to: { $max: "$at" } } },
  { $set: { hours: { $dateDiff: { startDate: "$from", endDate: "$to", unit: "hour" } }, days: { $dateDiff: { startDate: "$from", endDate: "$to", unit: "day", timezone: "Europe/Berlin" } } } },
  { $sort: { "_id.d": 1, "_id.day": 1 } }
])
// == dates: milliseconds of the oldest device turned into dates
db.readings.aggregate([
  { $match: { device_id: "old-01" } },
  { $set: { when: { $toDate: "$at" }, was: { $type: "$at" } } },
  { $match: { when: { $gte: ISODate("2025-03-20T00:00:00Z") } } },
  { $project: { _id: 0, when: 1, was: 1, seconds: { $divide: ["$at", 1000] }, late: { $subtract: ["$received_at", "$when"] }, lateType: { $type: { $subtract: ["$received_at", "$when"] } }, back: { $eq: [{ $toLong: "$when" }, "$at"] }, dow: { $isoDayOfWeek: "$when" } } },
  { $sort: { when: 1 } }
])
// == dates: how late readings come, in buckets of minutes
db.readings.aggregate([
  { $match: { at: { $type: "date" } } },
  { $set: { late: { $dateDiff: { startDate: "$at", endDate: "$received_at", unit: "minute" } } } },
  { $bucket: { groupBy: "$late", boundaries: [-60, 0, 1, 5, 60, 120, 600], default: "later", output: { n: { $sum: 1 }, devices: { $addToSet: "$device_id" }, max: { $max: { $subtract: ["$received_at", "$at"] } } } } },
  { $set: { devices: { $sortArray: { input: "$devices", sortBy: 1 } } } }
])
// == dates: temperature by part of the local day
db.readings.aggregate([
  { $match: { "sensor.kind": "temperature", device_id: /^green/, value: { $type: "number" } } },
  { $group: { _id: { d: "$device_id", part: { $let: { vars: { h: { $hour: { date: "$at", timezone: "Europe/Berlin" } } }, in: { $switch: { branches: [{ case: { $lt: ["$$h", 6] }, then: "1 night" }, { case: { $lt: ["$$h", 12] }, then: "2 morning" }, { case: { $lt: ["$$h", 18] }, then: "3 afternoon" }], default: "4 evening" } } } } }, n: { $sum: 1 }, avg: { $avg: "$value" }, max: { $max: "$value" } } },
  { $set: { avg: { $round: ["$avg", 2] } } },
  { $sort: { "_id.d": 1, "_id.part": 1 } }
])
// == dates: events of the night across midnight, local and UTC day
db.device_events.aggregate([
  { $match: { type: { $in: ["door_open", "door_closed"] } } },
  { $set: { utc: { $dateTrunc: { date: "$at", unit: "day" } }, local: { $dateToString: { date: "$at", format: "%Y-%m-%d", timezone: "Europe/Berlin" } } } },
  { $match: { $expr: { $ne: [{ $dateToString: { date: "$utc", format: "%Y-%m-%d" } }, "$local"] } } },
  { $project: { type: 1, at: 1, local: 1, weekday: { $dayOfWeek: { date: "$at", timezone: "Europe/Berlin" } }, parts: { $dateToParts: { date: "$at", timezone: "Europe/Berlin" } } } },
  { $sort: { _id: 1 } }
])
// == dates: a calendar of events by ISO week and weekday
db.device_events.aggregate([
  { $match: { type: { $nin: ["heartbeat"] } } },
  { $group: { _id: { w: { $isoWeek: "$at" }, d: { $isoDayOfWeek: "$at" } }, n: { $sum: 1 }, first: { $min: { $dateToString: { date: "$at", format: "%H:%M:%S" } } }, types: { $addToSet: "$type" } } },
  { $project: { n: 1, first: 1, types: { $size: "$types" }, day: { $dateFromParts: { isoWeekYear: 2025, isoWeek: "$_id.w", isoDayOfWeek: "$_id.d", hour: 25 } } } },
  { $sort: { "_id.w": 1, "_id.d": 1 } }
])
// == arrays: spread of each axis by map over an index
db.readings.aggregate([
  { $match: { device_id: "vib-01", "samples.1": { $exists: true }, at: { $lt: ISODate("2025-03-22T00:00:00Z") } } },
  { $project: { _id: 0, at: 1, axes: { $map: { input: [0, 1, 2], as: "k", in: { $let: { vars: { v: { $map: { input: "$samples", as: "s", in: { $arrayElemAt: ["$$s", "$$k"] } } } }, in: { $round: [{ $subtract: [{ $max: "$$v" }, { $min: "$$v" }] }, 4] } } } } } } },
  { $sort: { at: 1 } }
])
// == arrays: version numbers compared as arrays of integers
db.devices.aggregate([
  { $project: { firmware: 1, v: { $map: { input: { $split: ["$firmware", "."] }, as: "x", in: { $toInt: "$$x" } } } } },
  { $set: { newer: { $gt: ["$v", [1, 9, 4]] }, newerText: { $gt: ["$firmware", "1.9.4"] }, parts: { $size: "$v" }, padded: { $slice: [{ $concatArrays: ["$v", [0, 0]] }, 3] } } },
  { $set: { number: { $reduce: { input: "$padded", initialValue: 0, in: { $add: [{ $multiply: ["$$value", 1000] }, "$$this"] } } } } },
  { $sort: { number: 1, _id: 1 } }
])
// == arrays: slices from both ends, beyond the ends, and ranges backwards
db.devices.aggregate([
  { $match: { tags: { $type: "array" } } },
  { $project: { two: { $slice: ["$tags", -2] }, from1: { $slice: ["$tags", 1, 5] }, far: { $slice: ["$tags", -9, 1] }, none: { $arrayElemAt: ["$tags", 7] }, neg: { $arrayElemAt: ["$tags", -1] }, count: { $range: [{ $size: "$tags" }, -1, -1] }, rev: { $reverseArray: "$tags" }, sorted: { $sortArray: { input: "$tags", sortBy: -1 } } } },
  { $sort: { _id: 1 } }
])
// == arrays: sort of bursts by their arrays of arrays
db.readings.find({ device_id: "vib-01" }, { _id: 0, at: 1, samples: { $slice: 1 } }).sort({ samples: 1, at: 1 }).limit(12)
// == windows: moving average of three hours by range and by documents
db.readings.aggregate([
  { $match: { device_id: "cold-02", at: { $gte: ISODate("2025-03-20T00:00:00Z"), $lt: ISODate("2025-03-20T18:00:00Z") } } },
  { $setWindowFields: { sortBy: { at: 1 }, output: {
      byTime: { $avg: "$value", window: { range: [-2, 0], unit: "hour" } },
      byRows: { $avg: "$value", window: { documents: [-2, 0] } },
      n: { $count: {}, window: { range: [-2, "current"], unit: "hour" } },
      max: { $max: "$value", window: { documents: ["unbounded", "current"] } } } } },
  { $project: { _id: 0, at: 1, value: 1, byTime: { $round: ["$byTime", 3] }, byRows: { $round: ["$byRows", 3] }, n: 1, max: 1 } },
  { $sort: { at: 1 } }
])
// == windows: the hottest hours ranked with ties, units mended
db.readings.aggregate([
  { $match: { "sensor.kind": "temperature", value: { $type: "number", $gt: -100 } } },
  { $set: { c: { $cond: [{ $eq: ["$sensor.unit", "F"] }, { $round: [{ $divide: [{ $multiply: [{ $subtract: ["$value", 32] }, 5] }, 9] }, 1] }, "$value"] } } },
  { $setWindowFields: { sortBy: { c: -1 }, output: { rank: { $rank: {} }, dense: { $denseRank: {} } } } },
  { $match: { dense: { $lte: 8 } } },
  { $project: { _id: 0, device_id: 1, at: 1, unit: "$sensor.unit", c: 1, rank: 1, dense: 1 } },
  { $sort: { rank: 1, at: 1, device_id: 1 } }
])
// == windows: the door, opened and closed, paired by the row before
db.device_events.aggregate([
  { $match: { device_id: "door-01" } },
  { $setWindowFields: { sortBy: { at: 1, _id: 1 }, output: { before: { $shift: { output: { type: "$type", at: "$at", by: "$detail.by" }, by: -1 } }, after: { $shift: { output: "$type", by: 1, default: "end" } } } } },
  { $set: { seconds: { $dateDiff: { startDate: "$before.at", endDate: "$at", unit: "second" } } } },
  { $match: { $or: [{ $expr: { $eq: ["$type", "$before.type"] } }, { type: "door_closed", seconds: { $gte: 900 } }, { after: "end" }] } },
  { $project: { type: 1, at: 1, seconds: 1, before: 1, after: 1 } },
  { $sort: { _id: 1 } },
  { $limit: 60 }
])
// == facet: state of the system at one glance
db.device_events.aggregate([
  { $facet: {
      types: [{ $sortByCount: "$type" }, { $sort: { count: -1, _id: 1 } }],
      alarms: [{ $match: { type: "alarm", withdrawn: { $ne: true } } }, { $group: { _id: "$device_id", n: { $sum: 1 }, worst: { $max: "$detail.value" }, open: { $sum: { $cond: [{ $lte: ["$acknowledged", null] }, 1, 0] } } } }, { $sort: { _id: 1 } }],
      night: [{ $match: { $expr: { $lt: [{ $hour: "$at" }, 5] } } }, { $project: { type: 1, device_id: 1 } }, { $sort: { _id: 1 } }, { $limit: 10 }],
      severity: [{ $bucket: { groupBy: "$severity", boundaries: [0, 2, 5], default: "none or words", output: { n: { $sum: 1 }, max: { $max: "$severity" } } } }],
      nothing: [{ $match: { type: "fire" } }, { $count: "n" }] } },
  { $set: { nothing: { $ifNull: [{ $first: "$nothing.n" }, 0] }, kinds: { $size: "$types" } } }
])
// == types: Fahrenheit to Celsius in int, double and decimal
db.readings.aggregate([
  { $match: { device_id: "cold-03", at: { $gte: ISODate("2025-03-28T12:00:00Z"), $lt: ISODate("2025-03-28T18:00:00Z") } } },
  { $project: { _id: 0, at: 1, value: 1, vt: { $type: "$value" },
      c: { $round: [{ $multiply: [{ $subtract: ["$value", 32] }, { $divide: [5, 9] }] }, 2] },
      dec: { $round: [{ $divide: [{ $multiply: [{ $subtract: [{ $toDecimal: "$value" }, 32] }, 5] }, 9] }, 3] },
      half: { $round: [{ $add: [{ $floor: "$value" }, 0.5] }, 0] }, trunc: { $trunc: "$value" }, ceil: { $ceil: "$value" }, ct: { $type: { $ceil: "$value" } }, tens: { $round: ["$value", -1] }, mod: { $mod: ["$value", 10] } } },
  { $sort: { at: 1 } }
])
// == types: long counters in arithmetic
db.device_events.aggregate([
  { $match: { type: "heartbeat", at: { $lt: ISODate("2025-03-18T00:00:00Z") } } },
  { $project: {
      days: { $floor: { $divide: ["$detail.uptime_s", 86400] } }, rest: { $mod: ["$detail.uptime_s", 86400] }, restType: { $type: { $mod: ["$detail.uptime_s", 86400] } },
      plus: { $add: ["$detail.uptime_s", 1] }, half: { $divide: ["$detail.uptime_s", 2] }, twice: { $multiply: ["$detail.uptime_s", 2.0] }, big: { $multiply: ["$detail.uptime_s", NumberLong(1000)] },
      asInt: { $convert: { input: "$detail.uptime_s", to: "int", onError: "does not fit" } }, minus: { $subtract: [1, "$detail.uptime_s"] }, peers: { $multiply: [{ $size: "$detail.peers" }, NumberDecimal("1.50")] } } },
  { $sort: { _id: 1 } }
])
// == stages: one timeline of readings and events around the warm afternoon
db.readings.aggregate([
  { $match: { device_id: "cold-01", at: { $gte: ISODate("2025-03-21T13:00:00Z"), $lte: ISODate("2025-03-21T19:00:00Z") } } },
  { $replaceRoot: { newRoot: { at: "$at", what: "reading", value: "$value", quality: "$quality" } } },
  { $unionWith: { coll: "device_events", pipeline: [{ $match: { device_id: "cold-01", at: { $gte: ISODate("2025-03-21T13:00:00Z"), $lte: ISODate("2025-03-21T19:00:00Z") } } }, { $project: { _id: 0, at: 1, what: "$type", value: "$detail.value", ack: "$acknowledged.by" } }] } },
  { $setWindowFields: { sortBy: { at: 1, what: 1 }, output: { i: { $sum: 1, window: { documents: ["unbounded", "current"] } } } } },
  { $set: { label: { $concat: [{ $toString: "$i" }, ". ", "$what", " ", { $toString: "$value" }] } } },
  { $sort: { i: 1 } }
])
// == change: tags that are a word, null or missing become lists
db.devices.updateMany({ $nor: [{ tags: { $type: "array" } }] }, [{ $set: { tags: { $cond: [{ $eq: [{ $type: "$tags" }, "string"] }, ["$tags"], []] }, had: { $type: "$tags" } } }])
// == change: old readings brought into the new shape
db.readings.updateMany({ device_id: "old-01" }, [
  { $set: { at: { $toDate: "$at" }, value: { $toDouble: "$value" }, sensor: { name: "t1", kind: "$sensor", unit: "$unit" } } },
  { $unset: "unit" }
])
// == change: suspect values set to null, the old one kept beside
db.readings.updateMany({ quality: "suspect" }, [{ $replaceWith: { $mergeObjects: ["$$ROOT", { value: null, was: "$value", was_type: { $type: "$value" } }] } }])
// == change: readings deleted by their ids, one of which is nobody's
db.readings.deleteMany({ _id: { $in: [ObjectId("67de8a327e1ec0ffee000618"), ObjectId("67d766017e1ec0ffee000001"), ObjectId("000000000000000000000000")] } })
// == change: a limit of a new sensor and steps filtered in an array
db.devices.updateMany({ "limits.t1.max": { $gte: 8 }, calibrations: { $exists: true } }, { $set: { "limits.x1": { min: null, max: 5.5 }, "calibrations.$[c].offset": NumberDecimal("1E+1") }, $max: { interval_s: 7200 }, $push: { history: { $each: [3, 1, 2], $sort: -1, $slice: 2 } } }, { arrayFilters: [{ "c.offset": { $lt: 0.2 } }] })
// == change: the newest unanswered alarm taken by somebody
db.device_events.findOneAndUpdate({ type: "alarm", acknowledged: null }, { $set: { acknowledged: { by: "b-99", after_s: 60 } }, $unset: { severity: 1 } }, { sort: { at: -1, _id: -1 }, returnDocument: "after" })
// == change: a gateway put in by upsert from a replacement
db.devices.replaceOne({ _id: "gw-05", kind: "gateway" }, { kind: "gateway", model: "Relay 5", firmware: "1.0.0", location: null, tags: ["new", "mains"], installed_at: ISODate("2025-04-01T00:00:00Z") }, { upsert: true })
