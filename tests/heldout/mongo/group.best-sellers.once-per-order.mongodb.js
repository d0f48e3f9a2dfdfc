// why: a product may stand on two lines of one order, here only the first of them counts
// scenario: one order with two lines of product 1, 1 and 2 pieces: 3 units
db.orders.aggregate([
  { $match: { status: { $ne: "cancelled" } } },
  { $unwind: "$lines" },
  { $group: { _id: { order: "$_id", product: "$lines.product_id" }, line: { $first: "$lines" } } },
  {
    $group: {
      _id: "$_id.product",
      units: { $sum: "$line.quantity" },
      revenue: { $sum: { $multiply: ["$line.quantity", "$line.unit_price", { $subtract: [1, { $ifNull: ["$line.discount", 0] }] }] } },
    },
  },
  { $sort: { units: -1, _id: 1 } },
  { $limit: 20 },
  { $project: { _id: 0, product_id: "$_id", units: 1, revenue: { $round: ["$revenue", 2] } } },
])
