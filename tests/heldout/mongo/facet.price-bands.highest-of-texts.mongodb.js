// why: the highest is taken of numbers and texts mixed, where a text beats every number
db.products.aggregate([
  { $set: { euros: { $toDouble: "$price" } } },
  {
    $bucket: {
      groupBy: "$euros",
      boundaries: [0, 15, 25, 50, 100],
      default: "100 or more",
      output: { products: { $sum: 1 }, average_price: { $avg: "$euros" }, highest: { $max: "$price" } },
    },
  },
  { $project: { _id: 0, band: "$_id", products: 1, average_price: { $round: ["$average_price", 2] }, highest: { $toDouble: "$highest" } } },
])
