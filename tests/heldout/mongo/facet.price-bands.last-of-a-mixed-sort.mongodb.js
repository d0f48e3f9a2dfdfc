// why: sorts by the stored price before it is made a number, where text comes after all numbers, and takes the last of each band for the highest
// scenario: products with prices "26.00" and 45; asked: band 25, highest 45; this: 26
db.products.aggregate([
  { $sort: { price: 1 } },
  { $set: { euros: { $toDouble: "$price" } } },
  {
    $bucket: {
      groupBy: "$euros",
      boundaries: [0, 15, 25, 50, 100],
      default: "100 or more",
      output: { products: { $sum: 1 }, average_price: { $avg: "$euros" }, highest: { $last: "$euros" } },
    },
  },
  { $project: { _id: 0, band: "$_id", products: 1, average_price: { $round: ["$average_price", 2] }, highest: 1 } },
])
