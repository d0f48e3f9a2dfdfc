db.orders.aggregate([
  { $match: { status: { $in: ["cancelled", "placed"] }, placed_at: { $gte: ISODate("2025-01-01") } } },
  {
    $addFields: {
      lines: {
        $cond: [{ $gt: [{ $size: { $ifNull: ["$lines", []] } }, 0] }, "$lines", [{}]],
      },
    },
  },
  { $unwind: "$lines" },
  { $sort: { _id: 1, "lines.line_no": 1 } },
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
])
