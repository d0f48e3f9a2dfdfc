// why: products with as many pieces go by revenue before they go by number, at the twentieth place too
// scenario: products 1 (2 pieces at 5) and 2 (2 pieces at 9); asked: 1, 2; this: 2, 1
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
  { $sort: { units: -1, revenue: -1, _id: 1 } },
  { $limit: 20 },
  { $project: { _id: 0, product_id: "$_id", units: 1, revenue: { $round: ["$revenue", 2] } } },
])
