// why: an order placed at 2025-01-01 00:00:00 itself counts
// scenario: a cancelled order of 2025-01-01 00:00:00 with one line
db.orders.aggregate([
  { $match: { status: { $in: ["cancelled", "placed"] }, placed_at: { $gt: ISODate("2025-01-01") } } },
  { $unwind: { path: "$lines", preserveNullAndEmptyArrays: true } },
  { $project: { _id: 0, order_id: "$_id", customer_id: 1, line_no: "$lines.line_no", name: "$lines.name", quantity: "$lines.quantity" } },
  { $sort: { order_id: 1, line_no: 1 } },
])
