// verdict: wrong, code: array-for-value
// why: without $unwind each order is one document, with arrays for line_no, name and quantity
db.orders.aggregate([
  { $match: { status: { $in: ["cancelled", "placed"] }, placed_at: { $gte: ISODate("2025-01-01") } } },
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
  { $sort: { order_id: 1 } },
])
