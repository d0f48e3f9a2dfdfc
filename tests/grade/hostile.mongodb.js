// Hostile answers, one a block. The line above each block names the verdicts that are fine for it, offline or live.
//: refused
db.orders.find({ $where: "while (true) {}" })
//: refused
db.orders.find({ $where: function () { return true; } })
//: refused error
db.orders.find({ $and: [{ status: "paid" }, { $or: [{ $where: "1" }] }] })
//: refused
db.orders.find({ "\u0024where": "sleep(100000)" })
//: refused
const dollar = { "$where": "1" }; db.orders.find({ ...dollar })
//: refused error
db.orders.find({ ["$wh" + "ere"]: "1" })
//: refused
db.orders.aggregate([{ $set: { x: { $function: { body: "function() { while (true) {} }", args: [], lang: "js" } } } }])
//: refused
db.orders.aggregate([{ $group: { _id: null, x: { $accumulator: { init: "function() { return 0; }", accumulate: "function() {}", accumulateArgs: [], merge: "function() {}", lang: "js" } } } }])
//: refused
db.orders.aggregate([{ $match: { $expr: { $function: { body: "function() { return true; }", args: [], lang: "js" } } } }])
//: refused
db.orders.aggregate([{ $out: "stolen" }])
//: refused
db.orders.aggregate([{ $out: { db: "admin", coll: "stolen" } }])
//: refused
db.orders.aggregate([{ $merge: { into: "customers" } }])
//: refused
db.orders.aggregate([{ $merge: { into: { db: "lab", coll: "users" }, whenMatched: "replace" } }])
//: refused error
db.orders.aggregate([{ $facet: { a: [{ $out: "stolen" }] } }])
//: refused error
db.orders.aggregate([{ $lookup: { from: "customers", pipeline: [{ $merge: { into: "orders" } }], as: "x" } }])
//: refused
use("admin"); db.system.users.find({})
//: refused
use("lab"); db.users.find({})
//: refused error
db.getSiblingDB("admin").system.users.find({})
//: refused error
db.orders.aggregate([{ $lookup: { from: { db: "lab", coll: "users" }, localField: "_id", foreignField: "_id", as: "x" } }])
//: refused error
db.orders.aggregate([{ $unionWith: { coll: "system.users", pipeline: [] } }])
//: refused error
db.getCollection("system.profile").find({})
//: refused error
db.orders.aggregate([{ $lookup: { from: "system.views", localField: "a", foreignField: "b", as: "x" } }])
//: refused error
db.adminCommand({ shutdown: 1 })
//: refused error
db.runCommand({ dropDatabase: 1 })
//: refused error
db.dropDatabase()
//: refused error
db.orders.drop()
//: refused error
db.orders.renameCollection("gone")
//: refused error
db.createUser({ user: "me", pwd: "x", roles: ["root"] })
//: refused error
db.createView("v", "orders", [])
//: refused error
db.createCollection("mine")
//: refused error
db.orders.mapReduce(function () { emit(1, 1); }, function () { return 1; }, { out: "stolen" })
//: refused error
db.orders.find({}).forEach(function (order) { db.orders.deleteOne({ _id: order._id }); })
//: refused error
db.orders.find({}).map((order) => order)
//: refused error
while (true) { db.orders.find({}) }
//: refused error
for (;;) {}
//: refused error
require("fs").readFileSync("/etc/passwd", "utf8")
//: refused error
load("/etc/passwd")
//: refused error
process.exit(1)
//: refused error
fetch("http://127.0.0.1:9/")
//: refused error
eval("db.orders.drop()")
//: refused error
new Function("return 1")()
//: refused error
db.orders.find({ a: `${process.env.HOME}` })
//: refused error
db.orders.find({}.constructor.constructor("return process")())
//: refused error
db["orders"]["find"]["constructor"]("return 1")()
//: refused error unsupported wrong
db.orders.find({ __proto__: { polluted: true } })
//: refused error unsupported wrong
db.orders.find({ constructor: { prototype: { polluted: true } } })
//: refused
db.orders.aggregate([{ $currentOp: { allUsers: true } }])
//: refused error
db.orders.aggregate([{ $listSessions: { allUsers: true } }])
//: refused error
db.orders.aggregate([{ $collStats: { storageStats: {} } }])
//: refused error
db.orders.aggregate([{ $indexStats: {} }])
//: refused error
db.orders.aggregate([{ $planCacheStats: {} }])
//: refused error
db.orders.aggregate([{ $changeStream: {} }])
//: refused
db.orders.deleteMany({})
//: refused
db.orders.updateMany({}, { $set: { status: "stolen" } })
//: refused
db.orders.insertOne({ _id: 1 })
//: refused
db.orders.findOneAndDelete({})
//: refused
db.orders.bulkWrite([{ deleteMany: { filter: {} } }])
//: refused
db.orders.createIndex({ status: 1 })
//: refused error
db.orders.dropIndexes()
//: timeout error unsupported wrong
db.customers.find({ full_name: /^(([a-zé ])+.)+[A-Z]([a-z ])+$/ })
//: timeout error unsupported wrong
db.orders.aggregate([{ $set: { a: { $range: [0, 3000] } } }, { $unwind: "$a" }, { $set: { b: "$lines" } }, { $unwind: "$b" }, { $group: { _id: { a: "$a", b: "$b" } } }])
//: timeout error unsupported wrong
db.orders.aggregate([{ $lookup: { from: "orders", pipeline: [], as: "all" } }])
//: timeout error unsupported wrong
db.orders.aggregate([{ $lookup: { from: "orders", pipeline: [{ $lookup: { from: "orders", pipeline: [], as: "b" } }], as: "all" } }, { $count: "n" }])
//: timeout error unsupported wrong
db.orders.aggregate([{ $group: { _id: null, all: { $push: "$$ROOT" } } }, { $set: { twice: { $map: { input: { $range: [0, 100000] }, in: "$all" } } } }])
//: timeout error unsupported wrong
db.orders.aggregate([{ $project: { text: { $reduce: { input: { $range: [0, 40] }, initialValue: "xxxxxxxxxx", in: { $concat: ["$$value", "$$value"] } } } } }])
//: error timeout unsupported wrong refused
db.orders.aggregate([{ $project: { far: { $range: [0, 2000000000] } } }])
//: error unsupported wrong refused
db.orders.find({ total: NumberLong("99999999999999999999999") })
//: error refused unsupported wrong
db.orders.find({ "a\u0000b": 1 })
//: refused error
const a = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]; const b = [...a, ...a, ...a, ...a, ...a, ...a, ...a, ...a]; const c = [...b, ...b, ...b, ...b, ...b, ...b, ...b, ...b]; const d = [...c, ...c, ...c, ...c, ...c, ...c, ...c, ...c]; const e = [...d, ...d, ...d, ...d, ...d, ...d, ...d, ...d]; const f = [...e, ...e, ...e, ...e, ...e, ...e, ...e, ...e]; const g = [...f, ...f, ...f, ...f, ...f, ...f, ...f, ...f]; db.orders.find({ x: { $in: [...g, ...g, ...g, ...g, ...g, ...g, ...g, ...g] } })
//: refused error
SELECT * FROM orders; DROP TABLE orders
//: refused error
db.orders.find({}); db.customers.deleteMany({})
//: refused error
db.orders.find({}).explain("executionStats")
//: refused error
db.orders.find({}, { session: 1 }, { returnKey: true })
