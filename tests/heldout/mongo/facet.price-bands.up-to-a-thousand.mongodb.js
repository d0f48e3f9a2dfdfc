// why: the last band has no end, here it ends below 1000
// scenario: one product of 1200
db.products.aggregate([
  { $set: { euros: { $toDouble: "$price" } } },
  {
    $bucket: {
      groupBy: "$euros",
      boundaries: [0, 15, 25, 50, 100, 1000],
      default: "other",
      output: { products: { $sum: 1 }, average_price: { $avg: "$euros" }, highest: { $max: "$euros" } },
    },
  },
  {
    $project: {
      _id: 0,
      band: { $cond: [{ $eq: ["$_id", 100] }, "100 or more", "$_id"] },
      products: 1,
      average_price: { $round: ["$average_price", 2] },
      highest: 1,
    },
  },
])
