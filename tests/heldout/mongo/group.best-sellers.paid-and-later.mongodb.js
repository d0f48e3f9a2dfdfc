// why: lists the states that count and forgets "placed"; all but cancelled count
// scenario: one order with status "placed" and a line of 2 pieces of product 1; asked: product 1 with 2 units; this: nothing
db.orders.aggregate([
  { $match: { status: { $in: ["paid", "shipped", "delivered"] } } },
  { $unwind: "$lines" },
  {
    $group: {
      _id: "$lines.product_id",
      units: { $sum: "$lines.quantity" },
      revenue: {
        $sum: {
          $multiply: [
            "$lines.quantity",
            "$lines.unit_price",
            { $subtract: [1, { $ifNull: ["$lines.discount", 0] }] },
          ],
        },
      },
    },
  },
  { $sort: { units: -1, _id: 1 } },
  { $limit: 20 },
  { $project: { _id: 0, product_id: "$_id", units: 1, revenue: { $round: ["$revenue", 2] } } },
])
