// verdict: wrong, code: missing-in-arithmetic
// why: where discount is missing the product is null, and $sum leaves the line out
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
            { $subtract: [1, "$lines.discount"] },
          ],
        },
      },
    },
  },
  { $sort: { units: -1, _id: 1 } },
  { $limit: 20 },
  { $project: { _id: 0, product_id: "$_id", units: 1, revenue: { $round: ["$revenue", 2] } } },
])
