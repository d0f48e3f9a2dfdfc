// == find: people in no team, stored or not
db.users.find({ team: null }, { full_name: 1, team: 1, manager_id: 1 }).sort({ _id: 1 })
// == find: people whose team is stored as null or who have no manager field
db.users.find({ $or: [{ team: { $type: 10 } }, { manager_id: { $exists: false } }] }, { team: 1, manager_id: 1 }).sort({ manager_id: 1, _id: 1 })
// == find: high accuracy by $elemMatch
db.runs.find({ metrics: { $elemMatch: { metric: "val_accuracy", value: { $gt: 0.8 } } } }, { model: 1, metrics: { $elemMatch: { metric: "val_accuracy", value: { $gt: 0.8 } } } }).sort({ _id: 1 })
// == find: dotted conditions met by different elements only
db.runs.countDocuments({ "metrics.metric": "val_accuracy", "metrics.value": { $gt: 0.8 }, $nor: [{ metrics: { $elemMatch: { metric: "val_accuracy", value: { $gt: 0.8 } } } }] })
// == find: baseline as first tag or as the only word
db.runs.find({ $or: [{ "tags.0": "baseline" }, { tags: { $eq: "baseline", $not: { $type: "array" } } }] }, { tags: 1, seed: 1, note: 1 }).sort({ _id: 1 })
// == find: min_days as a number, as text or not there
db.experiments.find({ $or: [{ "config.min_days": { $gte: 14 } }, { "config.min_days": { $type: "string" } }, { "config.min_days": null }] }, { "config.min_days": 1, status: 1, ended_on: 1 }).sort({ "config.min_days": -1, _id: 1 })
// == find: targeting null, missing, or without countries
db.experiments.find({ "config.targeting.countries.0": { $exists: false } }, { _id: 1, config: 1 }).sort({ _id: 1 })
// == find: decimal shares found by doubles, first match by position
db.experiments.find({ "variants.traffic_share": { $in: [0.25, 0.5] }, status: { $in: ["running", "stopped"] } }, { name: 1, "variants.$": 1 }).sort({ _id: 1 })
// == find: a challenger with half of the traffic or more
db.experiments.find({ variants: { $elemMatch: { is_control: false, traffic_share: { $gte: NumberDecimal("0.5") }, name: { $nin: ["green", /^ban/] } } } }, { name: 1, variants: { $elemMatch: { is_control: false } } }).sort({ name: -1, _id: 1 })
// == find: subjects where a variant is null by a dotted path
db.subjects.find({ "assignments.variant": null }, { display_name: 1, assignments: 1, country: 1 }).sort({ _id: 1 }).limit(30)
// == find: subjects without any assignment, whatever the shape
db.subjects.find({ assignments: { $in: [null, []] }, country: { $in: [null, "DE"] } }, { country: 1, assignments: 1, referral: 1 }).sort({ _id: 1 })
// == find: looked at and undecided, not confused with not yet looked at
db.predictions.find({ "label.value": null, label: { $exists: true }, score: { $gte: 0.5 } }, { score: 1, label: 1, deployment_id: 1 }).sort({ score: -1, _id: 1 })
// == find: scores that are whole numbers
db.predictions.find({ score: { $type: "int" } }, { score: 1, "label.value": 1 }).sort({ score: 1, _id: -1 })
// == find: artifacts larger than 32 bits can hold
db.runs.find({ artifact_bytes: { $gt: NumberLong("2147483647") }, parent_run_id: { $exists: false } }, { _id: 1, model: 1, artifact_bytes: 1 }).sort({ artifact_bytes: -1, _id: 1 }).limit(10)
// == find: one late event across the leap day
db.events.findOne({ event_at: { $gte: ISODate("2024-02-29T23:59:59Z"), $lt: ISODate("2024-03-01T00:00:00Z") }, $expr: { $ne: [{ $month: "$event_at" }, { $month: "$arrived_at" }] } }, { _id: 0, event_id: 1, event_at: 1, arrived_at: 1, value: 1 })
// == group: heads per team, null and missing kept apart by type
db.users.aggregate([
  { $group: { _id: { team: "$team", t: { $type: "$team" } }, n: { $sum: 1 }, firstJoined: { $min: "$joined_on" }, names: { $push: "$full_name" } } },
  { $set: { names: { $sortArray: { input: "$names", sortBy: 1 } } } },
  { $sort: { n: -1, "_id.t": 1, "_id.team": 1 } }
])
// == group: values by type of event, over nulls and nothing
db.events.aggregate([
  { $group: { _id: "$event_type", n: { $sum: 1 }, sum: { $sum: "$value" }, avg: { $avg: "$value" }, min: { $min: "$value" }, max: { $max: "$value" }, sd: { $stdDevSamp: "$value" }, zero: { $sum: { $cond: [{ $eq: ["$value", 0] }, 1, 0] } }, nulls: { $sum: { $cond: [{ $eq: ["$value", null] }, 1, 0] } }, low: { $sum: { $cond: [{ $lte: ["$value", null] }, 1, 0] } } } },
  { $set: { sum: { $round: ["$sum", 2] }, avg: { $round: ["$avg", 3] }, sd: { $round: ["$sd", 3] } } },
  { $sort: { _id: 1 } }
])
// == group: events per quarter in columns
db.events.aggregate([
  { $group: { _id: { y: { $year: "$event_at" }, q: { $ceil: { $divide: [{ $month: "$event_at" }, 3] } } },
      visits: { $sum: { $cond: [{ $eq: ["$event_type", "visit"] }, 1, 0] } },
      purchases: { $sum: { $cond: [{ $eq: ["$event_type", "purchase"] }, 1, 0] } },
      revenue: { $sum: { $switch: { branches: [{ case: { $eq: ["$event_type", "purchase"] }, then: "$value" }, { case: { $eq: ["$event_type", "refund"] }, then: { $multiply: [-1, "$value"] } }], default: 0 } } },
      people: { $addToSet: "$subject_id" } } },
  { $project: { visits: 1, purchases: 1, revenue: { $round: ["$revenue", 2] }, people: { $size: "$people" }, qt: { $type: "$_id.q" } } },
  { $sort: { "_id.y": 1, "_id.q": 1 } }
])
// == group: duration of runs by model and outcome
db.runs.aggregate([
  { $group: { _id: { model: "$model", status: "$status" }, runs: { $sum: 1 }, avgMin: { $avg: { $dateDiff: { startDate: "$started_at", endDate: "$finished_at", unit: "minute" } } }, sd: { $stdDevPop: { $divide: [{ $subtract: ["$finished_at", "$started_at"] }, 60000] } }, bytes: { $sum: "$artifact_bytes" }, biggest: { $max: "$artifact_bytes" } } },
  { $set: { avgMin: { $round: ["$avgMin", 2] }, sd: { $round: ["$sd", 2] }, bt: { $type: "$bytes" } } },
  { $sort: { "_id.model": 1, "_id.status": 1 } }
])
// == group: confusion matrix by deployment
db.predictions.aggregate([
  { $match: { label: { $exists: true } } },
  { $group: { _id: "$deployment_id",
      tp: { $sum: { $cond: [{ $and: [{ $gte: ["$score", 0.5] }, "$label.value"] }, 1, 0] } },
      fp: { $sum: { $cond: [{ $and: [{ $gte: ["$score", 0.5] }, { $eq: ["$label.value", false] }] }, 1, 0] } },
      fn: { $sum: { $cond: [{ $and: [{ $lt: ["$score", 0.5] }, { $eq: ["$label.value", true] }] }, 1, 0] } },
      undecided: { $sum: { $toInt: { $eq: ["$label.value", null] } } },
      n: { $sum: 1 } } },
  { $set: { precision: { $cond: [{ $eq: [{ $add: ["$tp", "$fp"] }, 0] }, null, { $round: [{ $divide: ["$tp", { $add: ["$tp", "$fp"] }] }, 4] }] }, recall: { $cond: { if: { $gt: [{ $add: ["$tp", "$fn"] }, 0] }, then: { $round: [{ $divide: ["$tp", { $add: ["$tp", "$fn"] }] }, 4] }, else: "$$REMOVE" } } } },
  { $sort: { _id: 1 } }
])
// == group: runs by seed with first and last of missing fields
db.runs.aggregate([
  { $sort: { started_at: 1, _id: 1 } },
  { $group: { _id: "$seed", n: { $sum: 1 }, firstParent: { $first: "$parent_run_id" }, lastNote: { $last: "$note" }, parents: { $push: "$parent_run_id" }, lastTwo: { $lastN: { input: "$tags", n: 2 } } } },
  { $set: { parents: { $size: "$parents" } } },
  { $sort: { n: -1, _id: 1 } }
])
// == unwind: best accuracy of each run and the first step at which it came
db.runs.aggregate([
  { $unwind: "$metrics" },
  { $match: { "metrics.metric": "val_accuracy" } },
  { $sort: { "metrics.value": -1, "metrics.step": 1, _id: 1 } },
  { $group: { _id: "$_id", model: { $first: "$model" }, best: { $first: "$metrics.value" }, at: { $first: "$metrics.step" }, nulls: { $sum: { $cond: [{ $eq: ["$metrics.value", null] }, 1, 0] } } } },
  { $match: { $or: [{ best: { $gte: 0.8 } }, { best: null }] } },
  { $sort: { best: -1, _id: 1 } }
])
// == unwind: subjects without assignments kept, with the position
db.subjects.aggregate([
  { $match: { _id: { $in: [1, 5, 58, 108, 128, 131, 139] } } },
  { $unwind: { path: "$assignments", preserveNullAndEmptyArrays: true, includeArrayIndex: "pos" } },
  { $project: { country: 1, assignments: 1, pos: 1, pt: { $type: "$pos" } } },
  { $sort: { _id: 1, "assignments.experiment_id": 1 } }
])
// == unwind: tags of runs in all their shapes
db.runs.aggregate([
  { $unwind: "$tags" },
  { $group: { _id: "$tags", n: { $sum: 1 }, failed: { $sum: { $cond: [{ $eq: ["$status", "failed"] }, 1, 0] } }, models: { $addToSet: "$model" } } },
  { $set: { failRate: { $round: [{ $divide: ["$failed", "$n"] }, 2] }, models: { $sortArray: { input: "$models", sortBy: 1 } } } },
  { $sort: { n: -1, _id: 1 } }
])
// == unwind: how long deployments served, open ends until today
db.runs.aggregate([
  { $unwind: { path: "$deployments", includeArrayIndex: "nth" } },
  { $replaceRoot: { newRoot: { $mergeObjects: ["$deployments", { run: "$_id", model: "$model", nth: "$nth" }] } } },
  { $set: { days: { $dateDiff: { startDate: "$deployed_at", endDate: { $ifNull: ["$retired_at", ISODate("2025-03-31T23:59:59Z")] }, unit: "day" } }, seconds: { $divide: [{ $subtract: ["$retired_at", "$deployed_at"] }, 1000] } } },
  { $sort: { deployment_id: 1 } }
])
// == unwind: planned shares added up exactly
db.experiments.aggregate([
  { $unwind: "$variants" },
  { $group: { _id: "$_id", name: { $first: "$name" }, share: { $sum: "$variants.traffic_share" }, avg: { $avg: "$variants.traffic_share" }, variants: { $sum: 1 } } },
  { $project: { name: 1, share: 1, avg: { $round: ["$avg", 5] }, whole: { $eq: ["$share", 1] }, missing: { $subtract: [1, "$share"] }, text: { $toString: "$share" } } },
  { $sort: { _id: 1 } }
])
// == unwind: flags and countries of the settings, missing and empty ones
db.experiments.aggregate([
  { $unwind: { path: "$config.flags", preserveNullAndEmptyArrays: true } },
  { $unwind: { path: "$config.targeting.countries", preserveNullAndEmptyArrays: true, includeArrayIndex: "c" } },
  { $project: { flag: "$config.flags", country: "$config.targeting.countries", targeting: "$config.targeting", c: 1 } },
  { $sort: { _id: 1, flag: 1, c: 1 } }
])
// == lookup: chains of fine-tuning from the newest run back
db.runs.aggregate([
  { $match: { parent_run_id: { $exists: true } } },
  { $graphLookup: { from: "runs", startWith: "$parent_run_id", connectFromField: "parent_run_id", connectToField: "_id", as: "up", depthField: "d" } },
  { $match: { "up.2": { $exists: true } } },
  { $project: { model: 1, chain: { $concatArrays: [{ $map: { input: { $sortArray: { input: "$up", sortBy: { d: -1 } } }, in: "$$this._id" } }, ["$_id"]] }, hours: { $round: [{ $sum: { $map: { input: "$up", as: "r", in: { $divide: [{ $subtract: ["$$r.finished_at", "$$r.started_at"] }, 3600000] } } } }, 2] } } },
  { $sort: { _id: 1 } }
])
// == lookup: the run behind each deployment's predictions
db.predictions.aggregate([
  { $group: { _id: "$deployment_id", n: { $sum: 1 }, mean: { $avg: "$score" } } },
  { $lookup: { from: "runs", localField: "_id", foreignField: "deployments.deployment_id", as: "run" } },
  { $unwind: { path: "$run", preserveNullAndEmptyArrays: true } },
  { $set: { d: { $first: { $filter: { input: "$run.deployments", as: "d", cond: { $eq: ["$$d.deployment_id", "$_id"] } } } } } },
  { $project: { n: 1, mean: { $round: ["$mean", 4] }, run: "$run._id", model: "$run.model", env: "$d.environment", retired: "$d.retired_at" } },
  { $sort: { _id: 1 } }
])
// == lookup: purchases after the assignment, experiment 4
db.subjects.aggregate([
  { $match: { "assignments.experiment_id": 4 } },
  { $set: { a: { $first: { $filter: { input: "$assignments", cond: { $eq: ["$$this.experiment_id", 4] } } } } } },
  { $lookup: { from: "events", localField: "_id", foreignField: "subject_id", let: { since: "$a.assigned_at" }, pipeline: [
      { $match: { event_type: "purchase", $expr: { $gte: ["$event_at", "$$since"] } } },
      { $group: { _id: null, n: { $sum: 1 }, spent: { $sum: "$value" }, known: { $sum: { $cond: [{ $ne: ["$value", null] }, 1, 0] } } } } ], as: "p" } },
  { $unwind: { path: "$p", preserveNullAndEmptyArrays: true } },
  { $group: { _id: "$a.variant", subjects: { $sum: 1 }, buyers: { $sum: { $cond: [{ $gt: ["$p.n", 0] }, 1, 0] } }, purchases: { $sum: "$p.n" }, spent: { $sum: "$p.spent" }, avgSpent: { $avg: "$p.spent" } } },
  { $set: { spent: { $round: ["$spent", 2] }, avgSpent: { $round: ["$avgSpent", 2] }, rate: { $round: [{ $divide: ["$buyers", "$subjects"] }, 4] } } },
  { $sort: { _id: 1 } }
])
// == dates: retention of January cohorts by weeks since signup
db.subjects.aggregate([
  { $match: { signed_up_at: { $gte: ISODate("2024-01-01"), $lt: ISODate("2024-02-05") } } },
  { $lookup: { from: "events", localField: "_id", foreignField: "subject_id", as: "e" } },
  { $project: {
      cohort: { $dateToString: { date: { $dateTrunc: { date: "$signed_up_at", unit: "week", startOfWeek: "mon" } }, format: "%Y-%m-%d" } },
      weeks: { $setUnion: [{ $map: { input: "$e", in: { $dateDiff: { startDate: "$signed_up_at", endDate: "$$this.event_at", unit: "week", startOfWeek: "mon" } } } }, []] } } },
  { $unwind: "$weeks" },
  { $match: { weeks: { $gte: 0, $lte: 4 } } },
  { $group: { _id: { cohort: "$cohort", week: "$weeks" }, n: { $sum: 1 } } },
  { $sort: { "_id.cohort": 1, "_id.week": 1 } }
])
// == dates: events that arrived in a later month than they happened
db.events.aggregate([
  { $match: { $expr: { $ne: [{ $dateTrunc: { date: "$event_at", unit: "month" } }, { $dateTrunc: { date: "$arrived_at", unit: "month" } }] } } },
  { $project: { _id: 0, event_id: 1, months: { $dateDiff: { startDate: "$event_at", endDate: "$arrived_at", unit: "month" } }, quarters: { $dateDiff: { startDate: "$event_at", endDate: "$arrived_at", unit: "quarter" } }, years: { $dateDiff: { startDate: "$event_at", endDate: "$arrived_at", unit: "year" } }, hours: { $dateDiff: { startDate: "$event_at", endDate: "$arrived_at", unit: "hour" } }, berlin: { $dateDiff: { startDate: "$event_at", endDate: "$arrived_at", unit: "month", timezone: "Europe/Berlin" } } } },
  { $sort: { event_id: 1 } },
  { $limit: 70 }
])
// == dates: the second of arrival is in the ObjectId
db.events.aggregate([
  { $match: { event_id: { $in: [1, 3, 505, 792, 1110, 2640, 2641] } } },
  { $project: { _id: 0, event_id: 1, made: { $toDate: "$_id" }, same: { $eq: [{ $toDate: "$_id" }, "$arrived_at"] }, hex: { $substrBytes: [{ $toString: "$_id" }, 0, 8] }, delay: { $divide: [{ $subtract: ["$arrived_at", "$event_at"] }, 1000] }, dt: { $type: { $subtract: ["$arrived_at", "$event_at"] } } } },
  { $sort: { event_id: 1 } }
])
// == dates: anniversaries of joining, leap day and month ends
db.users.aggregate([
  { $match: { _id: { $in: [4, 5, 9, 13, 19, 20, 36, 37, 30] } } },
  { $project: { joined_on: 1,
      oneYear: { $dateAdd: { startDate: "$joined_on", unit: "year", amount: 1 } },
      oneMonth: { $dateAdd: { startDate: "$joined_on", unit: "month", amount: 1 } },
      quarterBack: { $dateSubtract: { startDate: "$joined_on", unit: "quarter", amount: 1 } },
      endOfProbation: { $dateSubtract: { startDate: { $dateAdd: { startDate: "$joined_on", unit: "month", amount: 6 } }, unit: "day", amount: 1 } },
      fullYears: { $subtract: [{ $dateDiff: { startDate: "$joined_on", endDate: ISODate("2025-02-28"), unit: "year" } }, { $cond: [{ $gt: [{ $dateToString: { date: "$joined_on", format: "%m%d" } }, "0228"] }, 1, 0] }] } } },
  { $sort: { _id: 1 } }
])
// == dates: runs that went over midnight in UTC but not in New York
db.runs.aggregate([
  { $match: { finished_at: { $ne: null } } },
  { $project: {
      utc: { $ne: [{ $dayOfYear: "$started_at" }, { $dayOfYear: "$finished_at" }] },
      ny: { $ne: [{ $dateTrunc: { date: "$started_at", unit: "day", timezone: "America/New_York" } }, { $dateTrunc: { date: "$finished_at", unit: "day", timezone: "America/New_York" } }] },
      started: { $dateToString: { date: "$started_at", format: "%Y-%m-%dT%H:%M:%S.%L%z", timezone: "America/New_York" } },
      finished_at: 1 } },
  { $match: { utc: true, ny: false } },
  { $sort: { _id: 1 } },
  { $limit: 30 }
])
// == arrays: sort of runs by their arrays of tags
db.runs.find({ _id: { $lte: 45 } }, { tags: 1 }).sort({ tags: -1, _id: 1 })
// == windows: gaps and overlaps of production deployments by model
db.runs.aggregate([
  { $unwind: "$deployments" },
  { $match: { "deployments.environment": "production" } },
  { $replaceWith: { $mergeObjects: [{ model: "$model" }, "$deployments"] } },
  { $setWindowFields: { partitionBy: "$model", sortBy: { deployed_at: 1, deployment_id: 1 }, output: { before: { $shift: { output: { $ifNull: ["$retired_at", "open"] }, by: -1, default: "first" } }, nth: { $sum: 1, window: { documents: ["unbounded", "current"] } } } } },
  { $project: { _id: 0, model: 1, deployment_id: 1, nth: 1, before: 1, gap: { $cond: [{ $eq: [{ $type: "$before" }, "date"] }, { $dateDiff: { startDate: "$before", endDate: "$deployed_at", unit: "second" } }, null] } } },
  { $sort: { model: 1, nth: 1 } }
])
// == windows: first and last of a window and what lies outside it
db.users.aggregate([
  { $setWindowFields: { partitionBy: "$team", sortBy: { joined_on: 1, _id: 1 }, output: { founder: { $first: "$full_name" }, next: { $first: "$full_name", window: { documents: [1, 1] } }, before: { $push: "$_id", window: { documents: [-2, -1] } }, later: { $count: {}, window: { documents: [1, "unbounded"] } } } } },
  { $project: { team: 1, founder: 1, next: 1, before: 1, later: 1, tt: { $type: "$team" } } },
  { $sort: { _id: 1 } }
])
// == facet: scores in ten buckets with the share of true labels
db.predictions.aggregate([
  { $bucket: { groupBy: "$score", boundaries: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1], default: "one", output: { n: { $sum: 1 }, labelled: { $sum: { $cond: [{ $in: ["$label.value", [true, false]] }, 1, 0] } }, yes: { $sum: { $cond: ["$label.value", 1, 0] } }, mean: { $avg: "$score" } } } },
  { $set: { mean: { $round: ["$mean", 4] }, rate: { $round: [{ $divide: ["$yes", { $max: ["$labelled", 1] }] }, 3] } } }
])
// == types: shares as decimal, double, text and percent
db.experiments.aggregate([
  { $match: { _id: { $in: [3, 7, 13] } } },
  { $unwind: "$variants" },
  { $project: { _id: 0, id: "$_id", name: "$variants.name",
      pct: { $multiply: ["$variants.traffic_share", 100] },
      dbl: { $toDouble: "$variants.traffic_share" },
      rounded: { $round: ["$variants.traffic_share", 2] }, trunc: { $trunc: ["$variants.traffic_share", 1] },
      third: { $divide: ["$variants.traffic_share", 3] },
      mixed: { $add: ["$variants.traffic_share", 0.1, NumberLong(1)] },
      asInt: { $toInt: { $multiply: ["$variants.traffic_share", 1000] } }, type: { $type: { $multiply: ["$variants.traffic_share", 100] } } } },
  { $sort: { id: 1, name: 1 } }
])
// == types: min_days converted with errors and nulls named
db.experiments.aggregate([
  { $project: { t: { $type: "$config.min_days" }, n: { $convert: { input: "$config.min_days", to: "int", onError: -1, onNull: 0 } }, m: { $convert: { input: "$config.metric", to: "double", onError: "text", onNull: "none" } }, alpha: { $toDecimal: "$config.alpha" }, alphaText: { $toString: "$config.alpha" }, targeting: { $type: "$config.targeting" }, countries: { $type: "$config.targeting.countries" }, bool: { $toBool: "$config.note" } } },
  { $sort: { _id: 1 } }
])
// == types: longs and ints at the edge of 32 bits
db.runs.aggregate([
  { $match: { _id: { $in: [1, 2, 3, 4, 64, 66] } } },
  { $project: {
      mb: { $divide: ["$artifact_bytes", 1048576] },
      twice: { $multiply: ["$artifact_bytes", 2] },
      big: { $multiply: [2147483647, "$_id"] }, bigType: { $type: { $multiply: [2147483647, "$_id"] } },
      plus: { $add: [2147483647, 1] }, plusType: { $type: { $add: ["$_id", 2147483647] } },
      asInt: { $convert: { input: { $multiply: ["$artifact_bytes", 4] }, to: "int", onError: "too big", onNull: null } },
      mod: { $mod: ["$artifact_bytes", 1000] }, pow: { $pow: ["$_id", 2] }, root: { $sqrt: { $multiply: ["$_id", "$_id"] } }, ln: { $round: [{ $log10: { $multiply: ["$_id", 10] } }, 6] } } },
  { $sort: { _id: 1 } }
])
// == types: seed zero, null and truth
db.runs.aggregate([
  { $match: { _id: { $lte: 14 } } },
  { $project: { seed: 1, isSet: { $gt: ["$seed", null] }, truthy: { $cond: ["$seed", "yes", "no"] }, bool: { $toBool: "$seed" }, and: { $and: ["$seed", "$note"] }, or: { $or: ["$seed", "$parent_run_id"] }, not: { $not: ["$artifact_bytes"] }, noteOr: { $ifNull: ["$note", "$seed", "neither"] }, gt: { $gt: ["$note", "$seed"] } } },
  { $sort: { _id: 1 } }
])
// == types: a sort over settings of many types
db.experiments.aggregate([
  { $project: { v: { $objectToArray: "$config" } } },
  { $unwind: "$v" },
  { $project: { _id: 0, id: "$_id", k: "$v.k", v: "$v.v", t: { $type: "$v.v" } } },
  { $sort: { v: 1, id: 1, k: 1 } }
])
// == types: comparisons across types in a query and in an expression
db.experiments.aggregate([
  { $match: { "config.min_days": { $not: { $lt: 14 } } } },
  { $project: { min_days: "$config.min_days", more: { $gt: ["$config.min_days", 20] }, less: { $lt: ["$config.min_days", 20] }, eq: { $eq: ["$config.min_days", 21] }, max: { $max: ["$config.min_days", 20, "$config.alpha"] }, min: { $min: ["$config.metric", 5, null] } } },
  { $sort: { _id: 1 } }
])
// == text: referrals tidied up
db.subjects.aggregate([
  { $group: { _id: { $switch: { branches: [
      { case: { $eq: [{ $type: "$referral" }, "missing"] }, then: "(never asked)" },
      { case: { $eq: ["$referral", ""] }, then: "(blank)" } ], default: { $replaceAll: { input: { $toLower: { $trim: { input: "$referral" } } }, find: " ", replacement: "" } } } }, n: { $sum: 1 }, spellings: { $addToSet: "$referral" } } },
  { $set: { spellings: { $size: "$spellings" }, len: { $strLenCP: "$_id" } } },
  { $sort: { n: -1, _id: 1 } }
])
// == text: user and company out of the e-mail address
db.users.aggregate([
  { $set: { m: { $regexFind: { input: "$email", regex: /^([a-z]+)\.([a-z]+?)(\d*)@/ } } } },
  { $match: { $or: [{ "m.captures.2": "2" }, { m: null }, { _id: { $lte: 3 } }] } },
  { $project: { full_name: 1, captures: "$m.captures", idx: "$m.idx", back: { $concat: [{ $toUpper: { $substrCP: [{ $first: "$m.captures" }, 0, 1] } }, ". ", { $arrayElemAt: ["$m.captures", 1] }] }, trimmed: { $rtrim: { input: "$email", chars: "elpmax" } } } },
  { $sort: { _id: 1 } }
])
// == stages: all ids of runs and experiments of one user in one list
db.users.aggregate([
  { $match: { _id: { $in: [10, 2] } } },
  { $project: { who: "$full_name", what: { $literal: "user" } } },
  { $unionWith: { coll: "experiments", pipeline: [{ $match: { owner_id: { $in: [10, 2] } } }, { $project: { who: "$name", what: { $literal: "experiment" }, owner_id: 1, ended_on: 1 } }] } },
  { $unionWith: { coll: "runs", pipeline: [{ $match: { user_id: { $in: [10, 2] }, seed: { $ne: 42 } } }, { $project: { who: "$model", what: { $literal: "run" }, seed: 1 } }] } },
  { $sort: { what: 1, _id: 1 } }
])
// == change: tags that are one word become a list
db.runs.updateMany({ tags: { $exists: true, $not: { $type: "array" } } }, [{ $set: { tags: ["$tags"] } }])
// == change: labels derived from the score where nobody has looked
db.predictions.updateMany({ label: { $exists: false }, score: { $gte: 0.8 } }, [{ $set: { label: { value: null, labelled_at: { $dateAdd: { startDate: "$predicted_at", unit: "month", amount: 1 } } }, level: { $switch: { branches: [{ case: { $gte: ["$score", 0.9] }, then: "very high" }], default: "high" } } } }])
// == change: events with unknown amounts deleted
db.events.deleteMany({ event_type: { $in: ["purchase", "refund"] }, value: null })
// == change: an event with its own ObjectId
db.events.insertOne({ _id: ObjectId("67eb00001ab0c0ffee00ffff"), event_id: 99001, subject_id: 400, event_type: "purchase", event_at: ISODate("2025-03-31T23:59:59.999Z"), arrived_at: ISODate("2025-03-31T23:59:59.999Z"), value: NumberDecimal("12.50") })
// == change: the first user without a team replaced and the old one returned
db.users.findOneAndReplace({ team: null, manager_id: { $ne: null } }, { full_name: "Nobody New", email: "nobody.new@lab.example", joined_on: ISODate("2025-04-01"), manager_id: 1 }, { sort: { joined_on: -1, _id: 1 }, returnDocument: "before" })
// == change: the last running run taken away
db.runs.findOneAndDelete({ status: "running", finished_at: null }, { sort: { started_at: -1, _id: -1 }, projection: { model: 1, started_at: 1, metrics: { $slice: -1 } } })
// == change: a batch over users and nothing matched in between
db.users.bulkWrite([
  { updateMany: { filter: { team: "Search" }, update: { $inc: { "stats.points": 5, "stats.bonus": 0.5 }, $min: { level: 3 } } } },
  { updateMany: { filter: { team: null }, update: [{ $set: { team: { $ifNull: ["$team", "none"] }, manager_id: { $ifNull: ["$manager_id", "$$REMOVE"] } } }] } },
  { updateOne: { filter: { _id: 999 }, update: { $set: { team: "X" } } } },
  { deleteMany: { filter: { manager_id: { $in: [29, 32] } } } },
  { updateOne: { filter: { _id: 1000 }, update: { $set: { full_name: "Upsert Ed", email: "upsert@lab.example", joined_on: ISODate("2024-02-29") } }, upsert: true } }
], { ordered: true })
