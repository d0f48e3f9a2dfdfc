// verdict: wrong, code: number-for-text
// why: the last band has the name of its bound, a number
db.products.aggregate([
  { $project: { euros: { $toDouble: "$price" } } },
  {
    $bucket: {
      groupBy: "$euros",
      boundaries: [0, 15, 25, 50, 100, 1000000],
      output: {
        products: { $sum: 1 },
        average_price: { $avg: "$euros" },
        highest: { $max: "$euros" },
      },
    },
  },
  {
    $project: {
      _id: 0,
      band: "$_id",
      products: 1,
      average_price: { $round: ["$average_price", 2] },
      highest: 1,
    },
  },
])
