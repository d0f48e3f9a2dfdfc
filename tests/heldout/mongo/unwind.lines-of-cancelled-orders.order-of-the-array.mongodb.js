// why: leaves the lines in the order in which they are stored, instead of that of their numbers
// scenario: a cancelled order of 2025 with lines [{line_no:2,…},{line_no:1,…}]; asked: 1, 2; this: 2, 1
db.orders.aggregate([
  { $match: { status: { $in: ["cancelled", "placed"] }, placed_at: { $gte: ISODate("2025-01-01T00:00:00Z") } } },
  { $unwind: { path: "$lines", includeArrayIndex: "i", preserveNullAndEmptyArrays: true } },
  { $sort: { _id: 1, i: 1 } },
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
