// verdict: wrong, code: missing-documents
// why: orders that are placed and wait are left out
db.orders.aggregate([
  { $match: { status: "cancelled", placed_at: { $gte: ISODate("2025-01-01") } } },
  { $unwind: { path: "$lines", preserveNullAndEmptyArrays: true } },
  {
    $project: {
      _id: 0,
      order_id: "$_id",
      customer_id: 1,
      line_no: "$lines.line_no",
      name: "$lines.name",
      quantity: "$lines.quantity",
    },
  },
  { $sort: { order_id: 1, line_no: 1 } },
])
