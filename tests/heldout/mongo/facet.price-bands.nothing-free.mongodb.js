// why: free products count too
db.products.aggregate([
  { $set: { euros: { $toDouble: "$price" } } },
  { $match: { euros: { $gt: 0 } } },
  {
    $bucket: {
      groupBy: "$euros",
      boundaries: [0, 15, 25, 50, 100],
      default: "100 or more",
      output: { products: { $sum: 1 }, average_price: { $avg: "$euros" }, highest: { $max: "$euros" } },
    },
  },
  { $project: { _id: 0, band: "$_id", products: 1, average_price: { $round: ["$average_price", 2] }, highest: 1 } },
])
