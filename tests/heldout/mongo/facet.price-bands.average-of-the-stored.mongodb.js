// why: bands and maximum go by the number, but the average goes by the stored price, where text does not count
// scenario: products with prices "20.00" and 24; asked: band 15, average_price 22; this: 24
db.products.aggregate([
  { $set: { euros: { $toDouble: "$price" } } },
  {
    $bucket: {
      groupBy: "$euros",
      boundaries: [0, 15, 25, 50, 100],
      default: "100 or more",
      output: { products: { $sum: 1 }, average_price: { $avg: "$price" }, highest: { $max: "$euros" } },
    },
  },
  { $project: { _id: 0, band: "$_id", products: 1, average_price: { $round: ["$average_price", 2] }, highest: 1 } },
])
