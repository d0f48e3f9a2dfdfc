// why: makes the number of the line out of its place in the array; lines that were taken out leave gaps in the numbers
// scenario: a cancelled order of 2025 with one line, line_no 2; asked: line_no 2; this: line_no 1
db.orders.aggregate([
  { $match: { status: { $in: ["cancelled", "placed"] }, placed_at: { $gte: ISODate("2025-01-01T00:00:00Z") } } },
  { $unwind: { path: "$lines", includeArrayIndex: "i", preserveNullAndEmptyArrays: true } },
  {
    $project: {
      _id: 0,
      order_id: "$_id",
      customer_id: 1,
      line_no: { $cond: [{ $eq: ["$i", null] }, "$$REMOVE", { $add: ["$i", 1] }] },
      name: "$lines.name",
      quantity: "$lines.quantity",
    },
  },
  { $sort: { order_id: 1, line_no: 1 } },
])
