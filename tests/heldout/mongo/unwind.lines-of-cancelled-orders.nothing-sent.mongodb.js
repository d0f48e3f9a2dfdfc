// why: the status decides, a cancelled order whose parcel is on its way (delivered_at null) belongs on the list
// scenario: a cancelled order of 2025 with delivered_at null and one line
db.orders.aggregate([
  { $match: { status: { $in: ["cancelled", "placed"] }, delivered_at: { $exists: false }, placed_at: { $gte: ISODate("2025-01-01") } } },
  { $unwind: { path: "$lines", preserveNullAndEmptyArrays: true } },
  { $project: { _id: 0, order_id: "$_id", customer_id: 1, line_no: "$lines.line_no", name: "$lines.name", quantity: "$lines.quantity" } },
  { $sort: { order_id: 1, line_no: 1 } },
])
