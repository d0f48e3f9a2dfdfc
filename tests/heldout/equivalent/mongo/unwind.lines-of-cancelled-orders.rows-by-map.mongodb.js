// shape: the rows are made by $map, with one bare row where there is no line; $unwind and $replaceRoot
db.orders.aggregate([
  { $match: { status: { $in: ["cancelled", "placed"] }, placed_at: { $gte: ISODate("2025-01-01T00:00:00Z") } } },
  {
    $project: {
      rows: {
        $cond: [
          { $gt: [{ $size: { $ifNull: ["$lines", []] } }, 0] },
          {
            $map: {
              input: "$lines",
              as: "l",
              in: {
                order_id: "$_id",
                customer_id: "$customer_id",
                line_no: "$$l.line_no",
                name: "$$l.name",
                quantity: "$$l.quantity",
              },
            },
          },
          [{ order_id: "$_id", customer_id: "$customer_id" }],
        ],
      },
    },
  },
  { $unwind: "$rows" },
  { $replaceRoot: { newRoot: "$rows" } },
  { $sort: { order_id: 1, line_no: 1 } },
])
