// why: multiplies the pieces by the mean price of the lines, which does not weigh the lines by their pieces
// scenario: product 1 on two lines: 1 piece at 10, 3 pieces at 20; asked: units 4, revenue 70; this: revenue 60
db.orders.aggregate([
  { $match: { status: { $ne: "cancelled" } } },
  { $unwind: "$lines" },
  {
    $group: {
      _id: "$lines.product_id",
      units: { $sum: "$lines.quantity" },
      price: {
        $avg: { $multiply: ["$lines.unit_price", { $subtract: [1, { $ifNull: ["$lines.discount", 0] }] }] },
      },
    },
  },
  { $sort: { units: -1, _id: 1 } },
  { $limit: 20 },
  { $project: { _id: 0, product_id: "$_id", units: 1, revenue: { $round: [{ $multiply: ["$units", "$price"] }, 2] } } },
])
