// why: the number stands on the line, its place in the array is another
db.orders.aggregate([
  { $match: { status: { $in: ["cancelled", "placed"] }, placed_at: { $gte: ISODate("2025-01-01") } } },
  { $unwind: { path: "$lines", preserveNullAndEmptyArrays: true, includeArrayIndex: "i" } },
  { $project: { _id: 0, order_id: "$_id", customer_id: 1, line_no: { $cond: [{ $gt: ["$lines.line_no", null] }, { $add: ["$i", 1] }, "$$REMOVE"] }, name: "$lines.name", quantity: "$lines.quantity" } },
  { $sort: { order_id: 1, line_no: 1 } },
])
