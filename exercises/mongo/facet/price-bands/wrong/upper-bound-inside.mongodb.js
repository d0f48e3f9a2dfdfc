// verdict: wrong, code: wrong-value
// why: something for exactly 25 or 50 euros comes into the band below
db.products.aggregate([
  { $project: { euros: { $toDouble: "$price" } } },
  {
    $group: {
      _id: {
        $switch: {
          branches: [
            { case: { $lte: ["$euros", 15] }, then: 0 },
            { case: { $lte: ["$euros", 25] }, then: 15 },
            { case: { $lte: ["$euros", 50] }, then: 25 },
            { case: { $lte: ["$euros", 100] }, then: 50 },
          ],
          default: "100 or more",
        },
      },
      products: { $sum: 1 },
      average: { $avg: "$euros" },
      highest: { $max: "$euros" },
    },
  },
  {
    $project: {
      _id: 0,
      band: "$_id",
      products: 1,
      average_price: { $round: ["$average", 2] },
      highest: 1,
    },
  },
])
