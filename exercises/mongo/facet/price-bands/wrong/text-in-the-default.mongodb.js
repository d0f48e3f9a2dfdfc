// verdict: wrong, code: text-for-number
// why: text is in no band and falls into the default, and no average counts it
db.products.aggregate([
  {
    $bucket: {
      groupBy: "$price",
      boundaries: [0, 15, 25, 50, 100],
      default: "100 or more",
      output: {
        products: { $sum: 1 },
        average_price: { $avg: "$price" },
        highest: { $max: "$price" },
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
