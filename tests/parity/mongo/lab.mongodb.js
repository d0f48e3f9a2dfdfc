// == find: runs that failed without metrics
db.runs.find({status: "failed", metrics: {$size: 0}}, {model: 1, started_at: 1})
// == find: null values in metrics
db.runs.find({metrics: {$elemMatch: {metric: "val_accuracy", value: null}}}, {model: 1})
// == find: the matched metric
db.runs.find({"metrics.value": {$gte: 0.8}}, {"metrics.$": 1, model: 1})
// == find: last metric
db.runs.find({model: "churn"}, {metrics: {$slice: -1}, status: 1})
// == find: label is false
db.predictions.find({"label.value": false, score: {$gte: 0.9}}, {score: 1, "label.value": 1})
// == find: not labelled
db.predictions.find({label: {$exists: false}}, {score: 1}).sort({predicted_at: -1}).limit(5)
// == find: labelled, undecided
db.predictions.find({label: {$exists: true}, "label.value": null}, {label: 1})
// == find: seed null or zero
db.runs.find({seed: {$in: [null, 0]}}, {seed: 1})
// == find: config below
db.experiments.find({"config.targeting.countries": "DE"}, {name: 1, config: 1})
// == find: Decimal128 in an array
db.experiments.find({"variants.traffic_share": {$lt: Decimal128("0.3")}}, {name: 1, variants: 1})
// == find: matched variant by elemMatch projection
db.experiments.find({}, {name: 1, variants: {$elemMatch: {is_control: true}}})
// == find: subjects in two experiments
db.subjects.find({"assignments.experiment_id": {$all: [1, 4]}}, {display_name: 1})
// == find: pattern with case
db.subjects.find({referral: {$regex: /^\s*friend\s*$/i}}, {referral: 1})
// == find: distinct referrals
db.subjects.distinct("referral")
// == find: long numbers
db.runs.find({artifact_bytes: {$gt: 2000000000}}, {artifact_bytes: 1, model: 1}).sort({artifact_bytes: -1, _id: 1}).limit(3)
// == find: computed filter of metrics
db.runs.find({model: "ranker", status: "succeeded"}, {acc: {$filter: {input: "$metrics", as: "m", cond: {$eq: ["$$m.metric", "val_accuracy"]}}}}).sort({_id: 1}).limit(4)
// == group: best accuracy of each model
db.runs.aggregate([{$unwind: "$metrics"}, {$match: {"metrics.metric": "val_accuracy"}}, {$group: {_id: "$model", best: {$max: "$metrics.value"}, avg: {$avg: "$metrics.value"}}}, {$sort: {_id: 1}}])
// == group: events by type and month
db.events.aggregate([{$group: {_id: {type: "$event_type", month: {$dateToString: {format: "%Y-%m", date: "$event_at"}}}, n: {$sum: 1}}}, {$sort: {"_id.type": 1, "_id.month": 1}}])
// == group: purchases with an unreported value
db.events.aggregate([{$match: {event_type: "purchase"}}, {$group: {_id: "$subject_id", sum: {$sum: "$value"}, avg: {$avg: "$value"}, n: {$sum: 1}}}, {$sort: {sum: -1, _id: 1}}, {$limit: 10}])
// == group: active days
db.events.aggregate([{$group: {_id: {s: "$subject_id", d: {$dateTrunc: {date: "$event_at", unit: "day"}}}}}, {$group: {_id: "$_id.s", days: {$sum: 1}}}, {$sort: {days: -1, _id: 1}}, {$limit: 10}])
// == group: conversion of variants
db.subjects.aggregate([{$unwind: "$assignments"}, {$match: {"assignments.experiment_id": 4}}, {$group: {_id: "$assignments.variant", n: {$sum: 1}}}, {$sort: {_id: 1}}])
// == group: users by team
db.users.aggregate([{$group: {_id: "$team", people: {$push: "$full_name"}, n: {$sum: 1}}}, {$sort: {n: -1, _id: 1}}])
// == unwind: tags that may be a word
db.runs.aggregate([{$unwind: {path: "$tags", preserveNullAndEmptyArrays: true}}, {$group: {_id: "$tags", n: {$sum: 1}}}, {$sort: {n: -1, _id: 1}}])
// == lookup: managers
db.users.aggregate([{$lookup: {from: "users", localField: "manager_id", foreignField: "_id", as: "boss"}}, {$set: {boss: {$first: "$boss.full_name"}}}, {$project: {full_name: 1, boss: 1}}, {$sort: {_id: 1}}])
// == lookup: users without runs
db.users.aggregate([{$lookup: {from: "runs", localField: "_id", foreignField: "user_id", as: "runs"}}, {$match: {runs: {$size: 0}}}, {$project: {full_name: 1}}])
// == lookup: subjects by an array's field
db.experiments.aggregate([{$lookup: {from: "subjects", localField: "_id", foreignField: "assignments.experiment_id", as: "s"}}, {$project: {name: 1, n: {$size: "$s"}}}, {$sort: {_id: 1}}])
// == graphLookup: fine-tuned from
db.runs.aggregate([{$match: {_id: 110}}, {$graphLookup: {from: "runs", startWith: "$parent_run_id", connectFromField: "parent_run_id", connectToField: "_id", as: "line", depthField: "d"}}, {$project: {ids: {$sortArray: {input: "$line._id", sortBy: -1}}}}])
// == windows: moving average of scores
db.predictions.aggregate([{$match: {deployment_id: 2}}, {$setWindowFields: {partitionBy: "$deployment_id", sortBy: {predicted_at: 1, _id: 1}, output: {m: {$avg: "$score", window: {documents: [-2, 0]}}}}}, {$project: {m: {$round: ["$m", 3]}}}, {$sort: {_id: 1}}, {$limit: 20}])
// == windows: rank of subjects by purchases
db.events.aggregate([{$match: {event_type: "purchase"}}, {$group: {_id: "$subject_id", sum: {$sum: "$value"}}}, {$setWindowFields: {sortBy: {sum: -1}, output: {rank: {$rank: {}}}}}, {$match: {rank: {$lte: 10}}}, {$sort: {rank: 1, _id: 1}}])
// == arrays: last loss of a run
db.runs.aggregate([{$match: {_id: {$lte: 10}}}, {$project: {last: {$last: {$sortArray: {input: {$filter: {input: "$metrics", as: "m", cond: {$eq: ["$$m.metric", "loss"]}}}, sortBy: {step: 1}}}}}}])
// == arrays: control first
db.experiments.aggregate([{$project: {names: {$map: {input: {$filter: {input: "$variants", as: "v", cond: {$not: ["$$v.is_control"]}}}, as: "v", in: "$$v.name"}}}}])
// == arrays: sum of shares
db.experiments.aggregate([{$project: {sum: {$sum: "$variants.traffic_share"}}}, {$sort: {_id: 1}}])
// == dates: how long a run took
db.runs.aggregate([{$match: {finished_at: {$ne: null}}}, {$project: {minutes: {$dateDiff: {startDate: "$started_at", endDate: "$finished_at", unit: "minute"}}, model: 1}}, {$sort: {minutes: -1, _id: 1}}, {$limit: 5}])
// == dates: late events
db.events.find({$expr: {$gt: ["$arrived_at", {$dateAdd: {startDate: "$event_at", unit: "day", amount: 1}}]}}, {event_id: 1, _id: 0}).sort({event_id: 1}).limit(10)
// == dates: week cohort
db.subjects.aggregate([{$group: {_id: {$dateTrunc: {date: "$signed_up_at", unit: "week", startOfWeek: "monday"}}, n: {$sum: 1}}}, {$sort: {_id: 1}}])
// == text: referrals brought to one form
db.subjects.aggregate([{$group: {_id: {$toLower: {$trim: {input: "$referral"}}}, n: {$sum: 1}}}, {$sort: {n: -1, _id: 1}}])
// == bucket: scores
db.predictions.aggregate([{$bucket: {groupBy: "$score", boundaries: [0, 0.25, 0.5, 0.75, 1.01], output: {n: {$sum: 1}, yes: {$sum: {$cond: ["$label.value", 1, 0]}}}}}])
// == choices: confusion matrix
db.predictions.aggregate([{$match: {"label.value": {$in: [true, false]}}}, {$group: {_id: {said: {$gte: ["$score", 0.5]}, was: "$label.value"}, n: {$sum: 1}}}, {$sort: {"_id.said": 1, "_id.was": 1}}])
// == types: number or text in config
db.experiments.aggregate([{$project: {d: {$toInt: "$config.min_days"}, t: {$type: "$config.min_days"}}}, {$sort: {_id: 1}}])
// == change: current date
db.runs.updateOne({_id: 74}, {$set: {status: "failed"}, $currentDate: {checked_at: true}})
// == change: chosen metrics
db.runs.updateMany({model: "churn"}, {$set: {"metrics.$[m].value": 0}}, {arrayFilters: [{"m.metric": "loss", "m.value": null}]})
// == change: the empty text to missing
db.runs.updateMany({note: ""}, {$unset: {note: 1}})
// == change: notes trimmed
db.subjects.updateMany({referral: {$type: "string"}}, [{$set: {referral: {$toLower: {$trim: {input: "$referral"}}}}}])
// == change: an update that matches nothing
db.users.updateOne({_id: 999}, {$set: {team: "X"}})
// == change: a replacement that matches nothing
db.users.replaceOne({_id: 999}, {full_name: "X", email: "x@lab.example", joined_on: ISODate("2024-01-01")})
// == change: a bulk write of which a part matches nothing
db.users.bulkWrite([{updateOne: {filter: {_id: 999}, update: {$set: {team: "X"}}}}, {updateOne: {filter: {_id: 1}, update: {$set: {team: "X"}}}}, {updateMany: {filter: {_id: {$gt: 998}}, update: {$unset: {team: ""}}}}])
