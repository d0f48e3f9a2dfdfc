// verdict: wrong, code: sort-after-limit
// why: takes any twenty products and sorts those
db.orders.aggregate([
  { $match: { status: { $ne: "cancelled" } } },
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
  { $limit: 20 },
  { $sort: { units: -1, _id: 1 } },
  { $project: { _id: 0, product_id: "$_id", units: 1, revenue: { $round: ["$revenue", 2] } } },
])
