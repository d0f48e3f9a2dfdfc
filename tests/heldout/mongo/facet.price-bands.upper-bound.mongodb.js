// why: a band holds its lower bound, here a product of exactly 25 euros falls into the band below
// scenario: one product of 25
db.products.aggregate([
  { $set: { euros: { $toDouble: "$price" } } },
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
  { $project: { _id: 0, band: "$_id", products: 1, average_price: { $round: ["$average", 2] }, highest: 1 } },
])
