// == find: orders of a customer, some fields
db.orders.find({customer_id: 12}, {status: 1, total: 1, placed_at: 1})
// == find: without _id, sorted, the first ten
db.products.find({kind: "cookware"}, {_id: 0, name: 1, brand: 1}).sort({name: 1, sku: 1}).limit(10)
// == find: two comparisons on one field
db.orders.find({total: {$gte: 100, $lt: 120}, status: "delivered"})
// == find: one of several values
db.customers.find({country: {$in: ["IS", "NO", "PT"]}}, {full_name: 1, country: 1})
// == find: none of several values
db.orders.find({status: {$nin: ["delivered", "shipped", "cancelled"]}}, {status: 1})
// == find: null means null or missing
db.customers.find({phone: null}, {full_name: 1, phone: 1})
// == find: a field exists and is not empty
db.orders.find({coupon_code: {$exists: true, $ne: ""}}, {coupon_code: 1})
// == find: a field is missing
db.orders.find({shipped_at: {$exists: false}, delivered_at: {$exists: true}}, {placed_at: 1})
// == find: by type, null
db.customers.find({birth_date: {$type: "null"}}, {birth_date: 1})
// == find: by type code
db.customers.find({birth_date: {$type: 10}}, {birth_date: 1})
// == find: by type code of strings
db.products.find({price: {$type: 2}}, {name: 1, price: 1})
// == find: by type, one of two
db.customers.find({phone: {$type: ["long", "int"]}}, {phone: 1})
// == find: a date range
db.orders.find({placed_at: {$gte: ISODate("2024-02-29"), $lt: ISODate("2024-03-02")}}, {placed_at: 1})
// == find: or of conditions
db.orders.find({$or: [{status: "cancelled"}, {total: {$gt: 1000}}]}, {status: 1, total: 1})
// == find: and with a nor
db.orders.find({$nor: [{status: "delivered"}, {status: "cancelled"}, {coupon_code: ""}]}, {status: 1})
// == find: a regular expression
db.products.find({name: /wool/i}, {name: 1})
// == find: a regular expression at the end of a field
db.customers.find({email: {$regex: "\\.org$"}}, {email: 1}).sort({_id: 1}).limit(5)
// == find: negated regular expression
db.customers.find({email: {$not: /@example\.(org|net|com)$/}}, {email: 1})
// == find: in an array of strings
db.products.find({tags: "gift"}, {name: 1, tags: 1})
// == find: all of several tags
db.products.find({tags: {$all: ["gift", "sale"]}}, {tags: 1})
// == find: not all of several tags
db.products.find({tags: {$not: {$all: ["gift"]}}}, {tags: 1})
// == find: size of an array
db.products.find({tags: {$size: 3}}, {tags: 1})
// == find: an empty array
db.products.find({tags: []}, {tags: 1})
// == find: a field below an array
db.orders.find({"lines.product_id": 87}, {"lines.product_id": 1})
// == find: elemMatch in lines
db.orders.find({lines: {$elemMatch: {product_id: 11, quantity: {$gte: 2}}}}, {lines: 1})
// == find: elements that two conditions meet apart
db.orders.find({"payments.status": "failed", "payments.method": "card"}, {"payments.status": 1, "payments.method": 1})
// == find: by number in an array
db.orders.find({"lines.0.product_id": 13}, {"lines.product_id": 1})
// == find: has a second payment
db.orders.find({"payments.1": {$exists: true}}, {payments: 1}).sort({_id: 1}).limit(20)
// == find: a projection of an array's first
db.orders.find({customer_id: 12}, {lines: {$slice: 1}})
// == find: a projection of an array's last
db.orders.find({customer_id: 12}, {payments: {$slice: -1}, total: 1})
// == find: a projection of a part of an array
db.orders.find({customer_id: 8}, {lines: {$slice: [1, 1]}})
// == find: a projection of a part of an array from its end
db.orders.find({customer_id: 8}, {lines: {$slice: [-2, 1]}})
// == find: elemMatch as a projection
db.orders.find({customer_id: 12}, {payments: {$elemMatch: {status: "paid"}}})
// == find: elemMatch as a projection where the array may lack
db.customers.find({_id: {$lte: 60}}, {full_name: 1, addresses: {$elemMatch: {kind: "shipping"}}})
// == find: elemMatch as a projection with a comparison
db.orders.find({total: {$gt: 500}}, {lines: {$elemMatch: {unit_price: {$gt: 200}}}, total: 1})
// == find: the matched payment
db.orders.find({"payments.status": "failed"}, {"payments.$": 1})
// == find: the matched line of elemMatch
db.orders.find({lines: {$elemMatch: {product_id: 11, quantity: {$gte: 2}}}}, {"lines.$": 1})
// == find: the matched address with a name
db.customers.find({"addresses.city": "Köln"}, {full_name: 1, "addresses.$": 1})
// == find: a field in arrays in arrays
db.orders.find({"lines.returns.reason": "damaged"}, {"lines.returns.reason": 1})
// == find: some fields of an array's documents
db.orders.find({customer_id: 8}, {"lines.name": 1, "lines.quantity": 1, _id: 0})
// == find: leaving out fields of an array
db.orders.find({customer_id: 4}, {"lines.returns": 0, payments: 0, "shipping_address.street": 0})
// == find: nested flags
db.orders.find({customer_id: 4}, {shipping_address: {city: 1, postcode: 1}, total: 1})
// == find: computed filter in a projection
db.orders.find({customer_id: 12}, {paid: {$filter: {input: "$payments", as: "p", cond: {$eq: ["$$p.status", "paid"]}}}})
// == find: computed map in a projection
db.orders.find({customer_id: 12}, {amounts: {$map: {input: "$lines", as: "l", in: {$multiply: ["$$l.quantity", "$$l.unit_price"]}}}, _id: 0})
// == find: computed filter over a field of the same name
db.orders.find({customer_id: 8}, {payments: {$filter: {input: "$payments", cond: {$ne: ["$$this.status", "paid"]}}}, total: 1})
// == find: computed size in a projection
db.orders.find({customer_id: 12}, {n: {$size: "$lines"}, year: {$year: "$placed_at"}})
// == find: computed map giving documents
db.orders.find({customer_id: 8}, {items: {$map: {input: "$lines", as: "l", in: {name: "$$l.name", cost: {$multiply: ["$$l.quantity", "$$l.unit_price"]}}}}})
// == find: renamed field in a projection
db.customers.find({country: "NO"}, {name: "$full_name", city: {$first: "$addresses.city"}})
// == find: expr comparing two fields
db.orders.find({$expr: {$eq: ["$placed_at", "$shipped_at"]}}, {placed_at: 1})
// == find: expr over the size of an array
db.orders.find({$expr: {$gt: [{$size: "$payments"}, 2]}}, {total: 1})
// == find: expr over a field that may lack
db.customers.find({$expr: {$gte: [{$size: {$ifNull: ["$addresses", []]}}, 3]}}, {full_name: 1})
// == find: whole sub-document
db.products.find({attributes: {sheets: 50}}, {attributes: 1})
// == find: below a sub-document
db.orders.find({"shipping_address.city": "Lisboa", "shipping_address.country": "PT"}, {shipping_address: 1})
// == find: modulo
db.orders.find({_id: {$mod: [400, 1]}}, {total: 1})
// == find: sorted downwards with ties, skip and limit
db.orders.find({}, {total: 1}).sort({total: -1, _id: 1}).skip(5).limit(10)
// == find: sorted by a field below
db.orders.find({status: "shipped"}, {"shipping_address.city": 1}).sort({"shipping_address.city": 1, _id: -1}).limit(10)
// == find: sorted by an optional field
db.customers.find({country: "PT"}, {birth_date: 1, full_name: 1}).sort({birth_date: 1, _id: 1})
// == find: one document
db.products.findOne({sku: "CA-1007"})
// == find: distinct values
db.orders.distinct("status")
// == find: distinct in arrays
db.products.distinct("tags")
// == find: distinct with a filter
db.orders.distinct("payments.method", {status: "cancelled"})
// == find: distinct numbers below an array
db.orders.distinct("lines.product_id", {customer_id: 12})
// == find: distinct documents
db.orders.distinct("shipping_address", {customer_id: 12})
// == find: counted
db.orders.countDocuments({status: "delivered", "payments.status": {$ne: "paid"}})
// == find: without any paid payment
db.orders.find({payments: {$not: {$elemMatch: {status: "paid"}}}, status: "delivered"}, {total: 1})
// == find: number or text prices
db.products.find({price: {$gt: 100}}, {name: 1, price: 1})
// == find: Decimal128 compared
db.orders.find({"payments.amount": {$gt: Decimal128("900")}}, {"payments.amount": 1})
// == group: orders by status
db.orders.aggregate([{$group: {_id: "$status", n: {$sum: 1}, total: {$sum: "$total"}}}, {$sort: {_id: 1}}])
// == group: average, smallest, biggest
db.orders.aggregate([{$match: {status: "delivered"}}, {$group: {_id: "$customer_id", avg: {$avg: "$total"}, min: {$min: "$total"}, max: {$max: "$total"}}}, {$sort: {_id: 1}}, {$limit: 20}])
// == group: all in one
db.orders.aggregate([{$group: {_id: null, n: {$sum: 1}, avg: {$avg: "$total"}, first: {$min: "$placed_at"}, last: {$max: "$placed_at"}}}])
// == group: by two keys
db.orders.aggregate([{$group: {_id: {customer: "$customer_id", status: "$status"}, n: {$sum: 1}}}, {$sort: {n: -1, "_id.customer": 1, "_id.status": 1}}, {$limit: 15}])
// == group: by month
db.orders.aggregate([{$group: {_id: {$dateToString: {format: "%Y-%m", date: "$placed_at"}}, revenue: {$sum: "$total"}}}, {$sort: {_id: 1}}, {$project: {_id: 0, month: "$_id", revenue: {$round: ["$revenue", 2]}}}])
// == group: by year and month of a date
db.orders.aggregate([{$group: {_id: {y: {$year: "$placed_at"}, m: {$month: "$placed_at"}}, n: {$sum: 1}}}, {$sort: {"_id.y": 1, "_id.m": 1}}])
// == group: pushed and added to a set
db.orders.aggregate([{$match: {customer_id: {$in: [8, 12]}}}, {$sort: {placed_at: 1, _id: 1}}, {$group: {_id: "$customer_id", ids: {$push: "$_id"}, states: {$addToSet: "$status"}}}, {$sort: {_id: 1}}])
// == group: pushed documents
db.reviews.aggregate([{$match: {product_id: {$lte: 5}}}, {$sort: {review_id: 1}}, {$group: {_id: "$product_id", reviews: {$push: {rating: "$rating", by: "$customer_id"}}}}, {$sort: {_id: 1}}])
// == group: first and last of each
db.orders.aggregate([{$sort: {placed_at: 1, _id: 1}}, {$group: {_id: "$customer_id", first: {$first: "$_id"}, last: {$last: "$_id"}, when: {$last: "$placed_at"}}}, {$sort: {_id: 1}}, {$limit: 25}])
// == group: top of each
db.orders.aggregate([{$group: {_id: "$status", best: {$top: {sortBy: {total: -1, _id: 1}, output: ["$_id", "$total"]}}}}, {$sort: {_id: 1}}])
// == group: topN of each
db.orders.aggregate([{$group: {_id: "$status", best: {$topN: {n: 2, sortBy: {total: -1, _id: 1}, output: "$_id"}}}}, {$sort: {_id: 1}}])
// == group: maxN and firstN
db.orders.aggregate([{$sort: {_id: 1}}, {$group: {_id: "$status", big: {$maxN: {input: "$total", n: 3}}, ids: {$firstN: {input: "$_id", n: 2}}}}, {$sort: {_id: 1}}])
// == group: counted by $count
db.reviews.aggregate([{$group: {_id: "$rating", n: {$count: {}}}}, {$sort: {_id: -1}}])
// == group: standard deviation and median
db.orders.aggregate([{$group: {_id: "$status", sd: {$stdDevPop: "$total"}, sds: {$stdDevSamp: "$total"}}}, {$sort: {_id: 1}}])
// == group: median
db.reviews.aggregate([{$group: {_id: null, m: {$median: {input: "$rating", method: "approximate"}}}}])
// == group: conditional counts
db.orders.aggregate([{$group: {_id: "$customer_id", cancelled: {$sum: {$cond: [{$eq: ["$status", "cancelled"]}, 1, 0]}}, n: {$sum: 1}}}, {$match: {cancelled: {$gt: 1}}}, {$sort: {cancelled: -1, _id: 1}}])
// == group: merged objects
db.reviews.aggregate([{$match: {customer_id: 12}}, {$sort: {review_id: 1}}, {$group: {_id: "$customer_id", all: {$mergeObjects: {last: "$rating", product: "$product_id"}}}}])
// == group: by an optional field
db.customers.aggregate([{$group: {_id: "$newsletter", n: {$sum: 1}}}, {$sort: {_id: 1}}])
// == group: Decimal128 summed
db.orders.aggregate([{$unwind: "$payments"}, {$match: {"payments.status": "paid"}}, {$group: {_id: "$payments.method", paid: {$sum: "$payments.amount"}, n: {$sum: 1}}}, {$sort: {paid: -1}}])
// == group: Decimal128 averaged and rounded
db.orders.aggregate([{$unwind: "$payments"}, {$group: {_id: "$payments.status", avg: {$avg: {$toDouble: "$payments.amount"}}, max: {$max: "$payments.amount"}}}, {$sort: {_id: 1}}])
// == unwind: units by product
db.orders.aggregate([{$unwind: "$lines"}, {$group: {_id: "$lines.product_id", units: {$sum: "$lines.quantity"}, name: {$first: "$lines.name"}}}, {$sort: {units: -1, _id: 1}}, {$limit: 10}])
// == unwind: revenue of lines with an optional discount
db.orders.aggregate([{$match: {status: {$ne: "cancelled"}}}, {$unwind: "$lines"}, {$group: {_id: "$lines.product_id", revenue: {$sum: {$multiply: ["$lines.quantity", "$lines.unit_price", {$subtract: [1, {$ifNull: ["$lines.discount", 0]}]}]}}}}, {$sort: {revenue: -1, _id: 1}}, {$limit: 5}])
// == unwind: keeping the empty, with an index
db.orders.aggregate([{$match: {_id: {$gte: 2290, $lt: 2300}}}, {$unwind: {path: "$payments", preserveNullAndEmptyArrays: true, includeArrayIndex: "i"}}, {$project: {i: 1, "payments.method": 1, "payments.status": 1}}, {$sort: {_id: 1, i: 1}}])
// == unwind: arrays in arrays
db.orders.aggregate([{$unwind: "$lines"}, {$unwind: "$lines.returns"}, {$group: {_id: "$lines.returns.reason", pieces: {$sum: "$lines.returns.quantity"}}}, {$sort: {pieces: -1, _id: 1}}])
// == unwind: tags that may be a word
db.products.aggregate([{$unwind: "$tags"}, {$sortByCount: "$tags"}])
// == lookup: products of lines
db.orders.aggregate([{$match: {customer_id: 12}}, {$unwind: "$lines"}, {$lookup: {from: "products", localField: "lines.product_id", foreignField: "_id", as: "product"}}, {$unwind: "$product"}, {$project: {"product.name": 1, "product.brand": 1, "lines.line_no": 1}}, {$sort: {_id: 1, "lines.line_no": 1}}])
// == lookup: customers without orders
db.customers.aggregate([{$lookup: {from: "orders", localField: "_id", foreignField: "customer_id", as: "orders"}}, {$match: {orders: []}}, {$project: {full_name: 1}}])
// == lookup: how many orders
db.customers.aggregate([{$match: {country: "PT"}}, {$lookup: {from: "orders", localField: "_id", foreignField: "customer_id", as: "orders"}}, {$project: {full_name: 1, n: {$size: "$orders"}, spent: {$sum: "$orders.total"}}}, {$sort: {spent: -1, _id: 1}}])
// == lookup: with a pipeline and let
db.customers.aggregate([{$match: {_id: {$lte: 5}}}, {$lookup: {from: "orders", let: {c: "$_id"}, pipeline: [{$match: {$expr: {$and: [{$eq: ["$customer_id", "$$c"]}, {$gt: ["$total", 200]}]}}}, {$project: {total: 1}}, {$sort: {total: -1, _id: 1}}], as: "big"}}, {$project: {full_name: 1, big: 1}}])
// == lookup: with fields and a pipeline
db.products.aggregate([{$match: {_id: {$lte: 10}}}, {$lookup: {from: "reviews", localField: "_id", foreignField: "product_id", pipeline: [{$match: {rating: {$gte: 4}}}, {$sort: {review_id: -1}}, {$limit: 2}, {$project: {_id: 0, rating: 1, review_id: 1}}], as: "good"}}, {$project: {name: 1, good: 1}}])
// == lookup: who referred whom
db.customers.aggregate([{$match: {referred_by: {$exists: true}}}, {$lookup: {from: "customers", localField: "referred_by", foreignField: "_id", as: "by"}}, {$project: {full_name: 1, by: {$arrayElemAt: ["$by.full_name", 0]}}}, {$sort: {_id: 1}}, {$limit: 12}])
// == lookup: unmatched kept by unwind
db.products.aggregate([{$lookup: {from: "reviews", localField: "_id", foreignField: "product_id", as: "r"}}, {$unwind: {path: "$r", preserveNullAndEmptyArrays: true}}, {$group: {_id: "$_id", avg: {$avg: "$r.rating"}, n: {$sum: {$cond: [{$ifNull: ["$r", false]}, 1, 0]}}}}, {$sort: {_id: 1}}])
// == graphLookup: everybody referred by 1
db.customers.aggregate([{$match: {_id: 1}}, {$graphLookup: {from: "customers", startWith: "$_id", connectFromField: "_id", connectToField: "referred_by", as: "chain", depthField: "depth"}}, {$unwind: "$chain"}, {$project: {_id: 0, id: "$chain._id", depth: "$chain.depth"}}, {$sort: {depth: 1, id: 1}}])
// == graphLookup: a category's ancestors
db.categories.aggregate([{$match: {name: "Pans"}}, {$graphLookup: {from: "categories", startWith: "$parent_id", connectFromField: "parent_id", connectToField: "_id", as: "above"}}, {$project: {name: 1, above: {$sortArray: {input: "$above.name", sortBy: 1}}}}])
// == facet: counts and best
db.orders.aggregate([{$facet: {byStatus: [{$sortByCount: "$status"}], best: [{$sort: {total: -1, _id: 1}}, {$limit: 3}, {$project: {total: 1}}], n: [{$count: "n"}]}}])
// == bucket: by total
db.orders.aggregate([{$bucket: {groupBy: "$total", boundaries: [0, 50, 100, 500], default: "more", output: {n: {$sum: 1}, avg: {$avg: "$total"}}}}])
// == bucket: automatic
db.orders.aggregate([{$bucketAuto: {groupBy: "$total", buckets: 4}}])
// == stages: sorted by count of an expression
db.customers.aggregate([{$sortByCount: {$toUpper: "$country"}}])
// == stages: counted
db.orders.aggregate([{$match: {total: {$gt: 300}}}, {$count: "big"}])
// == stages: replaceRoot
db.orders.aggregate([{$match: {customer_id: 12}}, {$unwind: "$payments"}, {$replaceRoot: {newRoot: "$payments"}}, {$sort: {payment_id: 1}}])
// == stages: replaceWith merged objects
db.orders.aggregate([{$match: {customer_id: 12}}, {$unwind: "$lines"}, {$replaceWith: {$mergeObjects: [{order: "$_id"}, "$lines"]}}, {$sort: {order: 1, line_no: 1}}])
// == stages: set and unset
db.orders.aggregate([{$match: {customer_id: 4}}, {$set: {due: {$add: ["$total", "$shipping_fee"]}, "shipping_address.known": true}}, {$unset: ["lines", "payments", "shipping_address.street"]}])
// == stages: project with nested flags
db.orders.aggregate([{$match: {customer_id: 4}}, {$project: {shipping_address: {city: 1, country: 1}, total: 1}}])
// == stages: project with nested computed fields
db.orders.aggregate([{$match: {customer_id: 4}}, {$project: {_id: 0, order: {id: "$_id", total: "$total", lines: {$size: "$lines"}}}}])
// == stages: project flags below an array
db.orders.aggregate([{$match: {customer_id: 8}}, {$project: {lines: {name: 1, quantity: 1}}}])
// == stages: project leaving out
db.orders.aggregate([{$match: {customer_id: 4}}, {$project: {lines: 0, "payments.amount": 0}}])
// == stages: union of two
db.customers.aggregate([{$match: {country: "NO"}}, {$project: {name: "$full_name"}}, {$unionWith: {coll: "products", pipeline: [{$match: {kind: "cookware"}}, {$project: {name: 1}}]}}])
// == stages: sample counted
db.orders.aggregate([{$sample: {size: 7}}, {$count: "n"}])
// == windows: running total of a customer
db.orders.aggregate([{$match: {customer_id: {$in: [8, 12]}}}, {$setWindowFields: {partitionBy: "$customer_id", sortBy: {placed_at: 1, _id: 1}, output: {running: {$sum: "$total", window: {documents: ["unbounded", "current"]}}}}}, {$project: {customer_id: 1, running: {$round: ["$running", 2]}}}, {$sort: {_id: 1}}])
// == windows: ranks
db.products.aggregate([{$match: {price: {$type: "number"}}}, {$setWindowFields: {partitionBy: "$kind", sortBy: {price: -1}, output: {r: {$rank: {}}, d: {$denseRank: {}}}}}, {$project: {kind: 1, price: 1, r: 1, d: 1}}, {$sort: {_id: 1}}])
// == windows: the order before
db.orders.aggregate([{$match: {customer_id: 12}}, {$setWindowFields: {sortBy: {placed_at: 1}, output: {before: {$shift: {output: "$placed_at", by: -1}}}}}, {$project: {days: {$dateDiff: {startDate: "$before", endDate: "$placed_at", unit: "day"}}}}, {$sort: {_id: 1}}])
// == windows: numbered
db.orders.aggregate([{$match: {customer_id: {$lte: 12}}}, {$setWindowFields: {partitionBy: "$customer_id", sortBy: {placed_at: 1, _id: 1}, output: {n: {$documentNumber: {}}}}}, {$match: {n: 1}}, {$project: {customer_id: 1, total: 1}}, {$sort: {customer_id: 1}}])
// == dates: to the month
db.orders.aggregate([{$group: {_id: {$dateTrunc: {date: "$placed_at", unit: "month"}}, n: {$sum: 1}}}, {$sort: {_id: 1}}])
// == dates: to the week from Monday
db.orders.aggregate([{$match: {placed_at: {$gte: ISODate("2024-12-20")}}}, {$group: {_id: {$dateTrunc: {date: "$placed_at", unit: "week", startOfWeek: "monday"}}, n: {$sum: 1}}}, {$sort: {_id: 1}}])
// == dates: in a time zone
db.orders.aggregate([{$match: {customer_id: 12}}, {$project: {day: {$dateToString: {format: "%Y-%m-%d %H:%M", date: "$placed_at", timezone: "Europe/Berlin"}}, hour: {$hour: {date: "$placed_at", timezone: "America/New_York"}}}}])
// == dates: days until delivery
db.orders.aggregate([{$match: {delivered_at: {$exists: true}}}, {$group: {_id: "$status", days: {$avg: {$dateDiff: {startDate: "$placed_at", endDate: "$delivered_at", unit: "day"}}}}}])
// == dates: hours by subtraction
db.orders.aggregate([{$match: {customer_id: 8, shipped_at: {$exists: true}}}, {$project: {hours: {$divide: [{$subtract: ["$shipped_at", "$placed_at"]}, 3600000]}}}, {$sort: {_id: 1}}])
// == dates: added and subtracted
db.orders.aggregate([{$match: {customer_id: 4}}, {$project: {due: {$dateAdd: {startDate: "$placed_at", unit: "month", amount: 1}}, before: {$dateSubtract: {startDate: "$placed_at", unit: "day", amount: 14}}}}])
// == dates: day of the week
db.orders.aggregate([{$group: {_id: {$dayOfWeek: "$placed_at"}, n: {$sum: 1}}}, {$sort: {_id: 1}}])
// == dates: ISO week
db.orders.aggregate([{$match: {placed_at: {$gte: ISODate("2024-12-25"), $lt: ISODate("2025-01-10")}}}, {$group: {_id: {y: {$isoWeekYear: "$placed_at"}, w: {$isoWeek: "$placed_at"}}, n: {$sum: 1}}}, {$sort: {"_id.y": 1, "_id.w": 1}}])
// == dates: from text
db.customers.aggregate([{$match: {birth_date: {$type: "string"}}}, {$project: {born: {$dateFromString: {dateString: "$birth_date", format: "%Y-%m-%d"}}}}, {$sort: {born: 1, _id: 1}}, {$limit: 5}])
// == dates: age from text
db.customers.aggregate([{$match: {birth_date: {$type: "string"}, _id: {$lt: 30}}}, {$project: {age: {$dateDiff: {startDate: {$toDate: "$birth_date"}, endDate: ISODate("2025-03-31"), unit: "year"}}}}])
// == text: trimmed and lower case
db.customers.aggregate([{$project: {email: {$toLower: {$trim: {input: "$email"}}}}}, {$group: {_id: "$email", ids: {$push: "$_id"}, n: {$sum: 1}}}, {$match: {n: {$gt: 1}}}, {$sort: {_id: 1}}])
// == text: domain of an address
db.customers.aggregate([{$project: {domain: {$arrayElemAt: [{$split: ["$email", "@"]}, 1]}}}, {$sortByCount: "$domain"}])
// == text: concatenated
db.products.aggregate([{$match: {kind: "cookware"}}, {$project: {label: {$concat: ["$brand", ": ", "$name"]}}}, {$sort: {_id: 1}}])
// == text: concatenated with a missing field
db.customers.aggregate([{$match: {_id: {$lte: 20}}}, {$project: {c: {$concat: ["$full_name", " ", {$ifNull: ["$birth_date", "?"]}]}}}])
// == text: cut out
db.products.aggregate([{$match: {_id: {$lte: 20}}}, {$project: {start: {$substrCP: ["$name", 0, 4]}, n: {$strLenCP: "$name"}}}])
// == text: matched by a pattern
db.customers.aggregate([{$match: {_id: {$lte: 40}}}, {$project: {org: {$regexMatch: {input: "$email", regex: "org$", options: "i"}}}}, {$match: {org: true}}])
// == text: replaced
db.products.aggregate([{$match: {_id: {$lte: 10}}}, {$project: {sku: {$replaceAll: {input: "$sku", find: "-", replacement: ""}}}}])
// == text: coupons brought to one form
db.orders.aggregate([{$match: {coupon_code: {$nin: [null, ""]}}}, {$group: {_id: {$toUpper: {$trim: {input: "$coupon_code"}}}, n: {$sum: 1}}}, {$sort: {n: -1, _id: 1}}])
// == arrays: sum of mapped values
db.orders.aggregate([{$match: {customer_id: 12}}, {$project: {sum: {$sum: {$map: {input: "$lines", as: "l", in: {$multiply: ["$$l.quantity", "$$l.unit_price"]}}}}}}])
// == arrays: filtered and counted
db.orders.aggregate([{$match: {customer_id: 8}}, {$project: {failed: {$size: {$filter: {input: "$payments", as: "p", cond: {$eq: ["$$p.status", "failed"]}}}}}}])
// == arrays: reduced
db.orders.aggregate([{$match: {customer_id: 8}}, {$project: {names: {$reduce: {input: "$lines", initialValue: "", in: {$concat: ["$$value", {$cond: [{$eq: ["$$value", ""]}, "", ", "]}, "$$this.name"]}}}}}])
// == arrays: first and last element
db.orders.aggregate([{$match: {customer_id: 8}}, {$project: {first: {$first: "$lines"}, last: {$last: "$lines.name"}, second: {$arrayElemAt: ["$lines.name", 1]}}}])
// == arrays: sliced and sorted
db.orders.aggregate([{$match: {customer_id: 12}}, {$project: {two: {$slice: [{$sortArray: {input: "$lines", sortBy: {unit_price: -1}}}, 2]}}}])
// == arrays: holds a value
db.products.aggregate([{$match: {tags: {$type: "array"}}}, {$project: {name: 1, gift: {$in: ["gift", "$tags"]}}}, {$match: {gift: true}}])
// == arrays: united and intersected
db.products.aggregate([{$match: {tags: {$type: "array"}, _id: {$lte: 30}}}, {$project: {both: {$setIntersection: ["$tags", ["gift", "sale"]]}, n: {$size: {$setUnion: ["$tags", ["eco"]]}}}}])
// == arrays: joined
db.orders.aggregate([{$match: {customer_id: 12}}, {$project: {ids: {$concatArrays: ["$lines.product_id", [0]]}}}])
// == arrays: biggest of one
db.orders.aggregate([{$match: {customer_id: 12}}, {$project: {max: {$max: "$lines.unit_price"}, two: {$maxN: {input: "$lines.unit_price", n: 2}}}}])
// == arrays: paths of categories
db.products.aggregate([{$match: {_id: {$lte: 5}}}, {$project: {paths: {$map: {input: "$categories", as: "c", in: {$last: "$$c.path"}}}}}])
// == arrays: main category
db.products.aggregate([{$match: {_id: {$lte: 20}}}, {$project: {main: {$first: {$filter: {input: "$categories", as: "c", cond: "$$c.is_main"}}}}}])
// == arrays: range and zip
db.orders.aggregate([{$match: {customer_id: 4}}, {$project: {z: {$zip: {inputs: ["$lines.name", "$lines.quantity"]}}, r: {$range: [0, {$size: "$lines"}]}}}])
// == arrays: attributes as pairs
db.products.aggregate([{$project: {a: {$objectToArray: "$attributes"}}}, {$unwind: "$a"}, {$sortByCount: "$a.k"}])
// == choices: classed by cond
db.orders.aggregate([{$match: {customer_id: 12}}, {$project: {size: {$cond: {if: {$gte: ["$total", 100]}, then: "big", else: "small"}}}}])
// == choices: classed by switch
db.orders.aggregate([{$group: {_id: {$switch: {branches: [{case: {$lt: ["$total", 50]}, then: "small"}, {case: {$lt: ["$total", 200]}, then: "middle"}], default: "big"}}, n: {$sum: 1}}}, {$sort: {_id: 1}}])
// == choices: in place of null
db.customers.aggregate([{$match: {_id: {$lte: 40}}}, {$project: {phone: {$ifNull: ["$phone", "none"]}}}])
// == numbers: rounded share
db.orders.aggregate([{$group: {_id: null, n: {$sum: 1}, c: {$sum: {$cond: [{$eq: ["$status", "cancelled"]}, 1, 0]}}}}, {$project: {_id: 0, share: {$round: [{$multiply: [100, {$divide: ["$c", "$n"]}]}, 1]}}}])
// == numbers: modulo and floor
db.orders.aggregate([{$match: {customer_id: 4}}, {$project: {m: {$mod: ["$_id", 7]}, f: {$floor: "$total"}, c: {$ceil: "$total"}, a: {$abs: {$subtract: [10, "$total"]}}}}])
// == types: prices as numbers
db.products.aggregate([{$project: {price: {$toDouble: "$price"}}}, {$sort: {price: -1, _id: 1}}, {$limit: 5}])
// == types: converted with a replacement
db.customers.aggregate([{$project: {p: {$convert: {input: "$phone", to: "long", onError: -1, onNull: 0}}}}, {$sort: {_id: 1}}, {$limit: 60}])
// == types: names of types
db.products.aggregate([{$sortByCount: {$type: "$price"}}])
// == types: Decimal128 to a number
db.orders.aggregate([{$match: {customer_id: 12}}, {$project: {paid: {$sum: {$map: {input: "$payments", as: "p", in: {$toDouble: "$$p.amount"}}}}}}])
// == types: Decimal128 summed in an array
db.orders.aggregate([{$match: {customer_id: 12}}, {$project: {paid: {$sum: "$payments.amount"}}}])
// == types: to Decimal128
db.products.aggregate([{$match: {_id: {$lte: 10}}}, {$project: {p: {$toDecimal: "$price"}}}])
// == change: set a field of one
db.products.updateOne({_id: 5}, {$set: {kind: "cookware", "attributes.colour": "blue"}})
// == change: increment all of a kind
db.products.updateMany({kind: "cookware"}, {$inc: {"attributes.views": 1}})
// == change: push an element
db.products.updateOne({_id: 1}, {$push: {stock: {warehouse: "nursery", quantity: 3}}})
// == change: push several, sorted and cut
db.products.updateOne({_id: 1}, {$push: {tags: {$each: ["eco", "blue"], $sort: 1, $slice: 3}}})
// == change: push in front
db.products.updateOne({_id: 1}, {$push: {tags: {$each: ["new"], $position: 0}}})
// == change: add to a set
db.products.updateMany({_id: {$in: [1, 111]}}, {$addToSet: {tags: "gift"}})
// == change: add several to a set
db.products.updateMany({_id: {$in: [1, 111]}}, {$addToSet: {tags: {$each: ["gift", "eco"]}}})
// == change: pull values
db.products.updateMany({tags: {$type: "array"}}, {$pull: {tags: "sale"}})
// == change: pull documents
db.customers.updateMany({"addresses.kind": "billing"}, {$pull: {addresses: {kind: "billing"}}})
// == change: smallest and biggest
db.products.updateOne({_id: 2}, {$min: {weight_kg: 0.5}, $max: {"stock.0.quantity": 100}})
// == change: multiply
db.products.updateMany({kind: "outdoor"}, {$mul: {weight_kg: 2}})
// == change: rename
db.customers.updateMany({country: "PT"}, {$rename: {phone: "telephone"}})
// == change: unset
db.reviews.updateMany({body: ""}, {$unset: {body: ""}})
// == change: the matched element
db.products.updateOne({_id: 1, "stock.warehouse": "harbour"}, {$set: {"stock.$.quantity": 2}})
// == change: every element
db.products.updateMany({kind: "cookware"}, {$inc: {"stock.$[].quantity": 1}})
// == change: chosen elements
db.products.updateMany({kind: "cookware"}, {$set: {"stock.$[s].shelf": "Z9"}}, {arrayFilters: [{"s.quantity": {$gte: 6}}]})
// == change: by a pipeline
db.products.updateMany({weight_kg: {$type: "number"}}, [{$set: {grams: {$round: [{$multiply: ["$weight_kg", 1000]}, 0]}}}])
// == change: upsert
db.categories.updateOne({_id: 99}, {$set: {name: "Toys"}, $setOnInsert: {ancestors: []}}, {upsert: true})
// == change: replace
db.categories.replaceOne({_id: 31}, {name: "Gardens", ancestors: [], parent_id: null})
// == change: delete many
db.reviews.deleteMany({rating: {$lte: 2}})
// == change: delete one
db.reviews.deleteOne({review_id: 319})
// == change: insert
db.categories.insertOne({_id: 98, name: "Games", parent_id: null, ancestors: []})
// == change: find and update, the new document
db.products.findOneAndUpdate({_id: 3}, {$inc: {weight_kg: 1}}, {returnDocument: "after", projection: {weight_kg: 1}})
// == change: find and delete the first by a sort
db.customers.findOneAndDelete({country: "PT"}, {sort: {signed_up_on: 1}})
// == change: find and replace
db.categories.findOneAndReplace({_id: 31}, {name: "Gardens", ancestors: []})
// == change: prices made numbers
db.products.updateMany({price: {$type: "string"}}, [{$set: {price: {$toDouble: "$price"}}}])
