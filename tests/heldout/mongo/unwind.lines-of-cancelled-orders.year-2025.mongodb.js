// why: placed in 2025 or later, here orders of 2026 are left out
db.orders.aggregate([
  { $match: { status: { $in: ["cancelled", "placed"] }, placed_at: { $gte: ISODate("2025-01-01"), $lt: ISODate("2026-01-01") } } },
  { $unwind: { path: "$lines", preserveNullAndEmptyArrays: true } },
  { $project: { _id: 0, order_id: "$_id", customer_id: 1, line_no: "$lines.line_no", name: "$lines.name", quantity: "$lines.quantity" } },
  { $sort: { order_id: 1, line_no: 1 } },
])
