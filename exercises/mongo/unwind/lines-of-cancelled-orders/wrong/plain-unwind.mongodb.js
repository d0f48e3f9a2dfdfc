// verdict: wrong, code: unwind-drops-empty
// why: orders without lines are dropped
db.orders.aggregate([
  { $match: { status: { $in: ["cancelled", "placed"] }, placed_at: { $gte: ISODate("2025-01-01") } } },
  { $unwind: "$lines" },
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
