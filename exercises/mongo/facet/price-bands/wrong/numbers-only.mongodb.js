// verdict: wrong, code: text-for-number
// why: documents with a price as text are left out
db.products.aggregate([
  { $match: { price: { $type: "number" } } },
  { $project: { euros: { $toDouble: "$price" } } },
  {
    $bucket: {
      groupBy: "$euros",
      boundaries: [0, 15, 25, 50, 100],
      default: "100 or more",
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
