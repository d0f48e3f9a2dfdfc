// verdict: wrong, code: wrong-value
// why: goes by the name on the line: namesakes become one, and a renamed product becomes two
db.orders.aggregate([
  { $match: { status: { $ne: "cancelled" } } },
  { $unwind: "$lines" },
  {
    $group: {
      _id: "$lines.name",
      product_id: { $min: "$lines.product_id" },
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
  { $sort: { units: -1, product_id: 1 } },
  { $limit: 20 },
  { $project: { _id: 0, product_id: 1, units: 1, revenue: { $round: ["$revenue", 2] } } },
])
