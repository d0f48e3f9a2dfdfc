// == find: delivered_at is null or missing
db.orders.find({ delivered_at: null, placed_at: { $gte: ISODate("2024-06-01T00:00:00Z") } }, { status: 1, delivered_at: 1, shipped_at: 1 }).sort({ _id: 1 }).limit(60)
// == find: delivered_at is stored as null while on its way
db.orders.find({ delivered_at: { $type: "null" }, shipped_at: { $exists: true } }, { _id: 1, delivered_at: 1, "shipping_address.country": 1 }).sort({ "shipping_address.country": 1, _id: -1 })
// == find: expensive pick-ups with the names of the lines
db.orders.find(
  { shipping_address: null, shipped_at: { $exists: false }, delivered_at: { $ne: null }, total: { $gte: 300 } },
  { total: 1, "lines.name": 1, "lines.discount": 1 }
).sort({ total: -1, _id: 1 }).limit(15)
// == find: something in the harbour, more than 15 somewhere, but not more than 15 in the harbour
db.products.find({
  "stock.warehouse": "harbour",
  "stock.quantity": { $gt: 15 },
  stock: { $not: { $elemMatch: { warehouse: "harbour", quantity: { $gt: 15 } } } }
}, { name: 1, stock: 1 }).sort({ _id: 1 })
// == find: prices that are text or whole numbers, dearest first
db.products.find({ price: { $type: ["string", "int"] } }, { sku: 1, price: 1 }).sort({ price: -1, _id: 1 })
// == find: tagged sale or eco, whether list or word, and not clothing
db.products.find({ tags: { $in: ["sale", "eco"] }, kind: { $nin: ["clothing", "cookware"] } }, { _id: 0, sku: 1, tags: 1 }).sort({ sku: 1 })
// == find: exactly these tags in this order, or no tag at all
db.products.find({ $or: [ { tags: ["winter", "gift"] }, { tags: { $size: 0 } }, { tags: { $exists: false } } ] }, { tags: 1, brand: 1 }).sort({ _id: 1 })
// == find: address book entries whose postcode is null
db.customers.find({ "addresses.postcode": null }, { full_name: 1, "addresses.postcode": 1 }).sort({ _id: 1 }).limit(80)
// == find: no postcode exists anywhere in the address book
db.customers.find({ "addresses.postcode": { $exists: false } }, { addresses: { $slice: 1 } }).sort({ _id: 1 }).limit(80)
// == find: first failed payment by position
db.orders.find({ "payments.status": "failed" }, { "payments.$": 1, total: 1 }).sort({ _id: -1 }).limit(20)
// == find: the paid card payment beside the first two lines
db.orders.find(
  { payments: { $elemMatch: { method: "card", status: "paid" } }, "lines.2": { $exists: true } },
  { status: 1, payments: { $elemMatch: { method: "card", status: "paid" } }, lines: { $slice: [1, 2] } }
).sort({ placed_at: 1, _id: 1 }).skip(5).limit(12)
// == find: the welcome coupon however it was typed
db.orders.find({ coupon_code: { $regex: "^\\s*welcome10\\s*$", $options: "i", $ne: "WELCOME10" } }, { coupon_code: 1, customer_id: 1 }).sort({ customer_id: 1, _id: 1 }).limit(50)
// == find: neither paid by card nor sent to Germany nor cancelled nor without a coupon
db.orders.find({
  $nor: [
    { "payments.method": "card" },
    { "shipping_address.country": "DE" },
    { status: "cancelled" },
    { coupon_code: { $in: [null, ""] } }
  ]
}, { coupon_code: 1, status: 1, "payments.method": 1 }).sort({ _id: 1 })
// == find: an array may satisfy both ends of a range with different elements
db.products.find({ "attributes.sizes": { $gt: 100, $lt: 90 } }, { name: 1, "attributes.sizes": 1 }).sort({ _id: 1 })
// == find: embedded document equal as a whole
db.products.find({ $or: [{ "attributes.steel": { name: "X50CrMoV15", hardness_hrc: 56 } }, { "attributes.steel": { hardness_hrc: 56, name: "X50CrMoV15" } }, { "attributes.steel": { name: "1.4116" } }] }, { "attributes.steel": 1, "attributes.serrated": 1 }).sort({ _id: 1 })
// == find: what $expr thinks of a missing weight
db.products.find({ $expr: { $lte: ["$weight_kg", null] } }, { weight_kg: 1, kind: 1, "categories.category_id": 1 }).sort({ _id: 1 })
// == find: count of orders with a return that never arrived although a reason was given
db.orders.countDocuments({ lines: { $elemMatch: { returns: { $elemMatch: { received_on: null, reason: { $nin: ["", null] } } } } } })
// == group: orders, money and extremes by status
db.orders.aggregate([
  { $group: { _id: "$status", orders: { $sum: 1 }, revenue: { $sum: "$total" }, average: { $avg: "$total" }, smallest: { $min: "$total" }, largest: { $max: "$total" }, shipped: { $max: "$shipped_at" } } },
  { $set: { revenue: { $round: ["$revenue", 2] }, average: { $round: ["$average", 2] } } },
  { $sort: { _id: 1 } }
])
// == group: newsletter as a plain key with the types behind it
db.customers.aggregate([
  { $group: { _id: "$newsletter", n: { $count: {} }, types: { $addToSet: { $type: "$newsletter" } } } },
  { $set: { types: { $sortArray: { input: "$types", sortBy: 1 } } } },
  { $sort: { n: -1, _id: 1 } }
])
// == group: accumulators over nothing but text
db.products.aggregate([
  { $match: { price: { $type: "string" } } },
  { $group: { _id: null, sum: { $sum: "$price" }, avg: { $avg: "$price" }, min: { $min: "$price" }, max: { $max: "$price" }, sd: { $stdDevPop: "$price" }, sds: { $stdDevSamp: "$price" }, n: { $sum: 1 } } }
])
// == group: exact sums of the payments by method and state
db.orders.aggregate([
  { $unwind: "$payments" },
  { $group: { _id: { method: "$payments.method", status: "$payments.status" }, amount: { $sum: "$payments.amount" }, mean: { $avg: "$payments.amount" }, n: { $sum: 1 } } },
  { $set: { mean: { $round: ["$mean", 4] } } },
  { $sort: { "_id.method": 1, "_id.status": 1 } }
])
// == group: the three biggest orders of each country
db.orders.aggregate([
  { $match: { status: { $ne: "cancelled" }, "shipping_address.country": { $exists: true } } },
  { $group: { _id: "$shipping_address.country", best: { $topN: { n: 3, sortBy: { total: -1, _id: 1 }, output: { id: "$_id", total: "$total", coupon: "$coupon_code" } } }, worst: { $bottom: { sortBy: { total: -1, _id: 1 }, output: ["$_id", "$total", "$coupon_code"] } } } },
  { $sort: { _id: 1 } }
])
// == group: all attributes of a kind merged into one
db.products.aggregate([
  { $sort: { _id: 1 } },
  { $group: { _id: "$kind", merged: { $mergeObjects: "$attributes" }, variants: { $push: "$attributes.variant" } } },
  { $project: { merged: 1, variants: 1, keys: { $map: { input: { $objectToArray: "$merged" }, in: "$$this.k" } } } },
  { $sort: { _id: 1 } }
])
// == group: the tags field as it stands is the key
db.products.aggregate([
  { $group: { _id: "$tags", n: { $sum: 1 }, lowest: { $min: "$_id" } } },
  { $match: { $or: [{ n: { $gt: 1 } }, { _id: { $type: "string" } }] } },
  { $sort: { lowest: 1 } },
  { $project: { n: 1, lowest: 1, t: { $type: "$_id" } } }
])
// == group: first and last order of the customers with ten orders and more
db.orders.aggregate([
  { $sort: { placed_at: 1, _id: 1 } },
  { $group: { _id: "$customer_id", first: { $first: "$$ROOT.placed_at" }, last: { $last: "$placed_at" }, firstCoupon: { $first: "$coupon_code" }, ids: { $push: "$_id" }, n: { $sum: 1 } } },
  { $match: { n: { $gte: 10 } } },
  { $project: { first: 1, last: 1, firstCoupon: 1, n: 1, days: { $dateDiff: { startDate: "$first", endDate: "$last", unit: "day" } }, lastTwo: { $slice: ["$ids", -2] } } },
  { $sort: { n: -1, _id: 1 } },
  { $limit: 20 }
])
// == unwind: orders without lines are kept, with the index
db.orders.aggregate([
  { $match: { $or: [{ "lines.0": { $exists: false } }, { _id: { $in: [1001, 1238] } }] } },
  { $unwind: { path: "$lines", includeArrayIndex: "i", preserveNullAndEmptyArrays: true } },
  { $project: { i: 1, line: "$lines.line_no", it: { $type: "$i" }, lt: { $type: "$lines" }, payments: { $ifNull: ["$payments", "none"] } } },
  { $sort: { _id: 1, line: 1 } },
  { $limit: 30 }
])
// == unwind: tags that are lists, one word, empty or missing
db.products.aggregate([
  { $unwind: { path: "$tags", includeArrayIndex: "pos", preserveNullAndEmptyArrays: true } },
  { $group: { _id: { tag: "$tags", listed: { $ne: ["$pos", null] } }, n: { $sum: 1 }, cheapest: { $min: "$price" } } },
  { $sort: { "_id.tag": 1, "_id.listed": 1 } }
])
// == unwind: lines times payments, the classic fan-out
db.orders.aggregate([
  { $match: { _id: { $in: [1002, 1004, 1007, 1138, 1360, 1010] } } },
  { $unwind: "$lines" },
  { $unwind: { path: "$payments", preserveNullAndEmptyArrays: true } },
  { $group: { _id: "$_id", rows: { $sum: 1 }, paid: { $sum: { $cond: [{ $eq: ["$payments.status", "paid"] }, "$payments.amount", 0] } }, pieces: { $sum: "$lines.quantity" }, lines: { $addToSet: "$lines.line_no" } } },
  { $set: { lines: { $size: "$lines" } } },
  { $sort: { _id: 1 } }
])
// == unwind: every name on the paths to the categories
db.products.aggregate([
  { $unwind: "$categories" },
  { $unwind: { path: "$categories.path", includeArrayIndex: "level" } },
  { $group: { _id: { level: "$level", name: "$categories.path" }, products: { $addToSet: "$_id" } } },
  { $project: { _id: 0, level: "$_id.level", name: "$_id.name", n: { $size: "$products" } } },
  { $sort: { level: 1, n: -1, name: 1 } },
  { $limit: 40 }
])
// == unwind: reasons of returns, tidied
db.orders.aggregate([
  { $unwind: "$lines" },
  { $unwind: "$lines.returns" },
  { $group: { _id: { $toLower: { $trim: { input: { $ifNull: ["$lines.returns.reason", "(not asked)"] } } } }, parcels: { $sum: 1 }, pieces: { $sum: "$lines.returns.quantity" }, open: { $sum: { $cond: [{ $eq: ["$lines.returns.received_on", null] }, 1, 0] } } } },
  { $sort: { parcels: -1, _id: 1 } }
])
// == unwind: fabrics and their share
db.products.aggregate([
  { $match: { "attributes.fabric": { $exists: true } } },
  { $project: { name: 1, f: { $objectToArray: "$attributes.fabric" } } },
  { $unwind: "$f" },
  { $group: { _id: "$f.k", avgShare: { $avg: "$f.v" }, pure: { $sum: { $cond: { if: { $eq: ["$f.v", 100] }, then: 1, else: 0 } } }, in: { $push: "$_id" } } },
  { $set: { avgShare: { $round: ["$avgShare", 1] }, in: { $sortArray: { input: "$in", sortBy: -1 } } } },
  { $sort: { _id: 1 } }
])
// == unwind: non-array values pass through and nulls do not
db.products.aggregate([
  { $match: { kind: { $in: ["lighting", "fuel", "stove"] } } },
  { $unwind: "$attributes.kelvin" },
  { $unwind: { path: "$attributes.hazard", preserveNullAndEmptyArrays: true } },
  { $project: { kelvin: "$attributes.kelvin", hazard: "$attributes.hazard", watts: "$attributes.watts" } },
  { $sort: { _id: 1, kelvin: 1 } }
])
// == lookup: countries with accounts but few orders
db.customers.aggregate([
  { $lookup: { from: "orders", localField: "_id", foreignField: "customer_id", as: "o" } },
  { $group: { _id: "$country", customers: { $sum: 1 }, without: { $sum: { $cond: [{ $eq: [{ $size: "$o" }, 0] }, 1, 0] } }, orders: { $sum: { $size: "$o" } } } },
  { $set: { share: { $round: [{ $divide: ["$without", "$customers"] }, 3] } } },
  { $sort: { share: -1, _id: 1 } }
])
// == lookup: ancestors of the deep categories by walking up
db.categories.aggregate([
  { $match: { $expr: { $gte: [{ $size: "$ancestors" }, 2] } } },
  { $graphLookup: { from: "categories", startWith: "$parent_id", connectFromField: "parent_id", connectToField: "_id", as: "up", depthField: "d" } },
  { $project: { name: 1, walked: { $map: { input: { $sortArray: { input: "$up", sortBy: { d: -1 } } }, in: "$$this._id" } }, ancestors: 1 } },
  { $set: { same: { $eq: ["$walked", "$ancestors"] } } },
  { $sort: { _id: 1 } }
])
// == dates: orders by ISO week around the new years
db.orders.aggregate([
  { $match: { $or: [
    { placed_at: { $gte: ISODate("2023-12-25T00:00:00Z"), $lt: ISODate("2024-01-08T00:00:00Z") } },
    { placed_at: { $gte: ISODate("2024-12-23T00:00:00Z"), $lt: ISODate("2025-01-08T00:00:00Z") } } ] } },
  { $group: { _id: { y: { $isoWeekYear: "$placed_at" }, w: { $isoWeek: "$placed_at" } }, n: { $sum: 1 }, days: { $addToSet: { $isoDayOfWeek: "$placed_at" } } } },
  { $set: { days: { $sortArray: { input: "$days", sortBy: 1 } } } },
  { $sort: { "_id.y": 1, "_id.w": 1 } }
])
// == dates: the last second of the leap day in three time zones
db.orders.aggregate([
  { $match: { _id: { $in: [1317, 1318, 1434, 1437, 1438, 2328, 2329, 2606] } } },
  { $project: {
      berlin: { $dateToString: { date: "$placed_at", format: "%Y-%m-%d %H:%M:%S %z", timezone: "Europe/Berlin" } },
      newYork: { $dateToString: { date: "$placed_at", format: "%d/%m/%Y %H:%M", timezone: "America/New_York" } },
      india: { $dateToString: { date: "$placed_at", format: "%G-W%V-%u", timezone: "+05:30" } },
      doy: { $dayOfYear: "$placed_at" },
      dow: { $dayOfWeek: { date: "$placed_at", timezone: "Asia/Tokyo" } } } },
  { $sort: { _id: 1 } }
])
// == dates: monthly revenue with the month as a date, in Berlin
db.orders.aggregate([
  { $match: { status: { $ne: "cancelled" } } },
  { $group: { _id: { $dateTrunc: { date: "$placed_at", unit: "month", timezone: "Europe/Berlin" } }, n: { $sum: 1 }, revenue: { $sum: "$total" } } },
  { $project: { _id: 0, month: { $dateToString: { date: "$_id", format: "%Y-%m", timezone: "Europe/Berlin" } }, startUtc: "$_id", n: 1, revenue: { $round: ["$revenue", 2] } } },
  { $sort: { startUtc: 1 } }
])
// == dates: age today from a birthday kept as text, leap days included
db.customers.aggregate([
  { $match: { $or: [{ birth_date: /-02-29$/ }, { _id: { $in: [1, 2, 3] } }, { birth_date: null, _id: { $lt: 60 } }] } },
  { $set: { born: { $dateFromString: { dateString: "$birth_date", format: "%Y-%m-%d", onNull: null } } } },
  { $project: { birth_date: 1, born: 1,
      years: { $dateDiff: { startDate: "$born", endDate: ISODate("2025-03-31T00:00:00Z"), unit: "year" } },
      eighteen: { $dateAdd: { startDate: "$born", unit: "year", amount: 18 } },
      monthEarlier: { $dateSubtract: { startDate: "$born", unit: "month", amount: 11 } } } },
  { $sort: { _id: 1 } }
])
// == dates: how long parcels were on their way, in several units
db.orders.aggregate([
  { $match: { shipped_at: { $exists: true }, delivered_at: { $type: "date" } } },
  { $project: { country: "$shipping_address.country",
      days: { $dateDiff: { startDate: "$shipped_at", endDate: "$delivered_at", unit: "day" } },
      hours: { $divide: [{ $subtract: ["$delivered_at", "$shipped_at"] }, 3600000] },
      weeks: { $dateDiff: { startDate: "$shipped_at", endDate: "$delivered_at", unit: "week", startOfWeek: "monday" } } } },
  { $group: { _id: "$country", n: { $sum: 1 }, avgDays: { $avg: "$days" }, maxHours: { $max: "$hours" }, weeks: { $sum: "$weeks" } } },
  { $project: { n: 1, avgDays: { $round: ["$avgDays", 2] }, maxHours: { $trunc: ["$maxHours", 1] }, weeks: 1, t: { $type: "$weeks" } } },
  { $sort: { avgDays: -1, _id: 1 } }
])
// == dates: parts of dates and dates made of parts that overflow
db.orders.aggregate([
  { $match: { _id: { $in: [1434, 1437, 2606] } } },
  { $project: {
      parts: { $dateToParts: { date: "$placed_at" } },
      iso: { $dateToParts: { date: "$placed_at", iso8601: true, timezone: "Europe/Berlin" } },
      nextMonthEnd: { $dateFromParts: { year: { $year: "$placed_at" }, month: { $add: [{ $month: "$placed_at" }, 12] }, day: 0 } },
      isoBack: { $dateFromParts: { isoWeekYear: { $isoWeekYear: "$placed_at" }, isoWeek: { $isoWeek: "$placed_at" }, isoDayOfWeek: 7 } } } },
  { $sort: { _id: 1 } }
])
// == dates: parcels later than two weeks and those still out, with the day today as a constant
const shopNow = [ISODate("2025-03-31T23:59:59Z")]
db.orders.aggregate([
  { $match: { status: "shipped" } },
  { $project: { shipped_at: 1, waiting: { $dateDiff: { startDate: "$shipped_at", endDate: { $ifNull: ["$delivered_at", shopNow[0]] }, unit: "day" } }, delivered: { $ifNull: ["$delivered_at", "not yet"] } } },
  { $match: { waiting: { $gt: 14 } } },
  { $sort: { waiting: -1, _id: 1 } },
  { $limit: 25 }
])
// == dates: hour of the day and weekday of orders, busiest first
db.orders.aggregate([
  { $group: { _id: { dow: { $isoDayOfWeek: { date: "$placed_at", timezone: "Europe/Vienna" } }, part: { $switch: { branches: [
      { case: { $lt: [{ $hour: { date: "$placed_at", timezone: "Europe/Vienna" } }, 6] }, then: "night" },
      { case: { $lt: [{ $hour: { date: "$placed_at", timezone: "Europe/Vienna" } }, 12] }, then: "morning" },
      { case: { $lt: [{ $hour: { date: "$placed_at", timezone: "Europe/Vienna" } }, 18] }, then: "afternoon" } ], default: "evening" } } }, n: { $sum: 1 } } },
  { $sort: { n: -1, "_id.dow": 1, "_id.part": 1 } }
])
// == arrays: line totals computed inside the order
db.orders.aggregate([
  { $match: { _id: { $in: [1002, 1009, 1071, 1118, 1282, 2293, 2603] } } },
  { $project: { stored: "$total", fee: "$shipping_fee",
      lineTotals: { $map: { input: "$lines", as: "l", in: { $round: [{ $multiply: ["$$l.quantity", "$$l.unit_price", { $subtract: [1, { $ifNull: ["$$l.discount", 0] }] }] }, 2] } } } } },
  { $set: { sum: { $add: [{ $sum: "$lineTotals" }, "$fee"] }, t: { $type: "$lineTotals" } } },
  { $sort: { _id: 1 } }
])
// == windows: running total and number of each order of customers 8 and 12
db.orders.aggregate([
  { $match: { customer_id: { $in: [8, 12] }, status: { $ne: "cancelled" } } },
  { $setWindowFields: { partitionBy: "$customer_id", sortBy: { placed_at: 1, _id: 1 }, output: {
      no: { $sum: 1, window: { documents: ["unbounded", "current"] } },
      running: { $sum: "$total", window: { documents: ["unbounded", "current"] } },
      share: { $sum: "$total" } } } },
  { $project: { customer_id: 1, no: 1, running: { $round: ["$running", 2] }, percent: { $round: [{ $multiply: [100, { $divide: ["$total", "$share"] }] }, 1] } } },
  { $sort: { customer_id: 1, no: 1 } }
])
// == windows: rank and dense rank of prices with ties
db.products.aggregate([
  { $set: { p: { $toDouble: "$price" } } },
  { $setWindowFields: { sortBy: { p: -1 }, output: { rank: { $rank: {} }, dense: { $denseRank: {} } } } },
  { $match: { rank: { $lte: 20 } } },
  { $project: { name: 1, p: 1, rank: 1, dense: 1 } },
  { $sort: { rank: 1, _id: 1 } }
])
// == windows: rank over the mixed price field as it is
db.products.aggregate([
  { $match: { kind: { $in: ["cookware", "postcard", "gift card", "clothing"] } } },
  { $setWindowFields: { partitionBy: "$kind", sortBy: { price: 1 }, output: { r: { $rank: {} }, d: { $denseRank: {} } } } },
  { $match: { r: { $lte: 4 } } },
  { $project: { kind: 1, price: 1, r: 1, d: 1 } },
  { $sort: { kind: 1, r: 1, _id: 1 } }
])
// == windows: three-month moving average of the revenue
db.orders.aggregate([
  { $match: { status: { $in: ["paid", "shipped", "delivered"] } } },
  { $group: { _id: { $dateToString: { date: "$placed_at", format: "%Y-%m" } }, revenue: { $sum: "$total" } } },
  { $setWindowFields: { sortBy: { _id: 1 }, output: {
      avg3: { $avg: "$revenue", window: { documents: [-2, 0] } },
      prev: { $shift: { output: "$revenue", by: -1, default: 0 } },
      next: { $shift: { output: "$revenue", by: 1 } },
      best: { $max: "$revenue", window: { documents: ["unbounded", "current"] } } } } },
  { $project: { revenue: { $round: ["$revenue", 2] }, avg3: { $round: ["$avg3", 2] }, delta: { $round: [{ $subtract: ["$revenue", "$prev"] }, 2] }, next: { $round: ["$next", 2] }, record: { $eq: ["$best", "$revenue"] } } },
  { $sort: { _id: 1 } }
])
// == windows: days since the last order, gaps of sixty days and more
db.orders.aggregate([
  { $setWindowFields: { partitionBy: "$customer_id", sortBy: { placed_at: 1, _id: 1 }, output: { before: { $shift: { output: "$placed_at", by: -1 } }, firstEver: { $first: "$placed_at", window: { documents: ["unbounded", "unbounded"] } } } } },
  { $set: { gap: { $dateDiff: { startDate: "$before", endDate: "$placed_at", unit: "day" } } } },
  { $match: { gap: { $gte: 365 } } },
  { $project: { customer_id: 1, gap: 1, gt: { $type: "$gap" }, months: { $dateDiff: { startDate: "$firstEver", endDate: "$placed_at", unit: "month" } } } },
  { $sort: { gap: -1, _id: 1 } },
  { $limit: 20 }
])
// == facet: a dashboard of the orders in one go
db.orders.aggregate([
  { $facet: {
      byStatus: [{ $sortByCount: "$status" }],
      big: [{ $match: { total: { $gte: 700 } } }, { $sort: { total: -1, _id: 1 } }, { $limit: 5 }, { $project: { total: 1, customer_id: 1 } }],
      none: [{ $match: { status: "returned" } }, { $count: "n" }],
      noLines: [{ $match: { "lines.0": { $exists: false } } }, { $count: "n" }],
      buckets: [{ $bucket: { groupBy: "$total", boundaries: [0, 25, 50, 100, 250, 500], default: "500+", output: { n: { $sum: 1 }, pickups: { $sum: { $cond: [{ $eq: ["$shipping_address", null] }, 1, 0] } } } } }]
  } },
  { $set: { none: { $ifNull: [{ $first: "$none.n" }, 0] } } }
])
// == facet: buckets of mixed prices with a default for text
db.products.aggregate([
  { $bucket: { groupBy: "$price", boundaries: [0, 10, 20, 50, 100, 1000], default: "text", output: { n: { $sum: 1 }, min: { $min: "$price" }, max: { $max: "$price" }, avg: { $avg: "$price" } } } },
  { $set: { avg: { $round: ["$avg", 2] } } }
])
// == types: prices converted to every kind of number
db.products.aggregate([
  { $match: { _id: { $in: [1, 2, 53, 87, 91, 92, 112] } } },
  { $project: {
      t: { $type: "$price" },
      d: { $toDouble: "$price" },
      dec: { $toDecimal: "$price" },
      i: { $convert: { input: "$price", to: "int", onError: "not an int", onNull: -1 } },
      s: { $toString: "$price" },
      b: { $convert: { input: "$price", to: "bool" } },
      num: { $isNumber: "$price" } } },
  { $sort: { _id: 1 } }
])
// == types: phones that are numbers, blanks or missing
db.customers.aggregate([
  { $match: { _id: { $lte: 40 } } },
  { $project: { t: { $type: "$phone" }, text: { $toString: "$phone" }, digits: { $convert: { input: "$phone", to: "long", onError: -1, onNull: 0 } }, truthy: { $toBool: "$phone" }, order: { $cmp: ["$phone", "0"] } } },
  { $sort: { t: 1, _id: 1 } }
])
// == types: sort order of phones of all types
db.customers.find({ _id: { $lte: 60 } }, { phone: 1 }).sort({ phone: 1, _id: 1 })
// == text: e-mail addresses cleaned and grouped
db.customers.aggregate([
  { $set: { clean: { $toLower: { $trim: { input: "$email" } } } } },
  { $group: { _id: "$clean", n: { $sum: 1 }, ids: { $push: "$_id" }, typed: { $addToSet: "$email" } } },
  { $match: { n: { $gt: 1 } } },
  { $project: { n: 1, ids: { $sortArray: { input: "$ids", sortBy: 1 } }, spellings: { $size: "$typed" }, user: { $arrayElemAt: [{ $split: ["$_id", "@"] }, 0] }, domain: { $last: { $split: ["$_id", "@"] } } } },
  { $sort: { _id: 1 } }
])
// == stages: customers and products in one list of names
db.customers.aggregate([
  { $match: { country: { $in: ["NO", "IS"] } } },
  { $project: { _id: 0, what: "customer", id: "$_id", name: "$full_name", referred_by: 1 } },
  { $unionWith: { coll: "products", pipeline: [{ $match: { kind: "postcard" } }, { $project: { _id: 0, what: "product", id: "$_id", name: 1, price: 1 } }] } },
  { $unionWith: { coll: "categories", pipeline: [{ $match: { parent_id: null } }, { $replaceWith: { what: "category", id: "$_id", name: { $toUpper: "$name" }, parent: "$parent_id" } }] } },
  { $sort: { what: 1, id: 1 } }
])
// == change: never asked is no longer stored as null
db.customers.updateMany({ newsletter: { $type: "null" } }, { $unset: { newsletter: "" }, $set: { "flags.newsletter_cleaned": true } })
// == change: a discount of ten percent on the single pieces of order 1002
db.orders.updateOne({ _id: 1002 }, { $set: { "lines.$[l].discount": 0.1 }, $inc: { "lines.$[l].quantity": 1 } }, { arrayFilters: [{ "l.quantity": { $lt: 2 }, "l.discount": { $exists: false } }] })
// == change: totals recomputed by a pipeline
db.orders.updateMany({ _id: { $in: [1266, 1523, 1999, 2342, 1118, 2293, 2603] } }, [
  { $set: { total: { $round: [{ $add: ["$shipping_fee", { $sum: { $map: { input: "$lines", as: "l", in: { $multiply: ["$$l.quantity", "$$l.unit_price", { $subtract: [1, { $ifNull: ["$$l.discount", 0] }] }] } } } }] }, 2] } } },
  { $set: { checked: { before: { $literal: "$total" }, n: { $size: { $ifNull: ["$lines", []] } } } } }
])
// == change: prices as text become decimals, everything else stays
db.products.updateMany({ price: { $type: "string" } }, [{ $set: { price: { $toDecimal: "$price" }, old_price: "$price" } }, { $unset: "attributes.variant" }])
// == change: short bad reviews are deleted
db.reviews.deleteMany({ rating: { $lte: 2 }, body: { $in: ["", null] }, helpful_votes: { $lt: 3 } })
// == change: a new product with every type of number
db.products.insertOne({ _id: 901, sku: "TE-9001", name: "Test Kettle", kind: "kitchen", price: NumberDecimal("19.990"), weight_kg: Double(2), launched_on: ISODate("2025-04-01T00:00:00Z"), tags: [], categories: [], attributes: { litres: 1.7, lid: null, parts: [[1, 2], []] }, stock: [{ warehouse: "north", quantity: NumberInt(0) }] })
// == change: a customer replaced as a whole
db.customers.replaceOne({ _id: 3, country: "FR" }, { full_name: "Hélène Bélanger", country: "ES", email: "helene@example.com", signed_up_on: ISODate("2023-05-02T00:00:00Z"), birth_date: null, phone: NumberLong("5551052") })
// == change: failed payments pulled and a tag added
db.orders.updateMany({ "payments.status": "failed", placed_at: { $lt: ISODate("2024-01-01T00:00:00Z") } }, { $pull: { payments: { status: "failed", method: { $in: ["card", "wallet"] } } }, $addToSet: { notes: "failed payment removed" }, $mul: { shipping_fee: 2, weight: 3 } })
