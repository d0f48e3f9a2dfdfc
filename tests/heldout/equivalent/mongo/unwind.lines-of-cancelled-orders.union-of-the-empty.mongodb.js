// shape: plain $unwind for the orders with lines, $unionWith for those without
const wanted = { status: { $in: ["cancelled", "placed"] }, placed_at: { $gte: ISODate("2025-01-01T00:00:00Z") } };
db.orders.aggregate([
  { $match: wanted },
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
  {
    $unionWith: {
      coll: "orders",
      pipeline: [
        { $match: { $and: [wanted, { "lines.0": { $exists: false } }] } },
        { $project: { _id: 0, order_id: "$_id", customer_id: 1 } },
      ],
    },
  },
  { $sort: { order_id: 1, line_no: 1 } },
])
