// verdict: wrong, code: wrong-value
// why: counts lines; a line may be about several pieces
db.orders.aggregate([
  { $match: { status: { $ne: "cancelled" } } },
  { $unwind: "$lines" },
  {
    $group: {
      _id: "$lines.product_id",
      units: { $sum: 1 },
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
