// verdict: wrong, code: unwind-drops-empty
// why: mends a missing or null array, but an empty one is still dropped; only the trap has one
db.orders.aggregate([
  { $match: { status: { $in: ["cancelled", "placed"] }, placed_at: { $gte: ISODate("2025-01-01") } } },
  { $addFields: { lines: { $cond: [{ $isArray: "$lines" }, "$lines", [{}]] } } },
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
