// verdict: wrong, code: null-for-missing
// why: the fields of an order without lines are null instead of not there
db.orders.aggregate([
  { $match: { status: { $in: ["cancelled", "placed"] }, placed_at: { $gte: ISODate("2025-01-01") } } },
  { $unwind: { path: "$lines", preserveNullAndEmptyArrays: true } },
  {
    $project: {
      _id: 0,
      order_id: "$_id",
      customer_id: 1,
      line_no: { $ifNull: ["$lines.line_no", null] },
      name: { $ifNull: ["$lines.name", null] },
      quantity: { $ifNull: ["$lines.quantity", null] },
    },
  },
  { $sort: { order_id: 1, line_no: 1 } },
])
