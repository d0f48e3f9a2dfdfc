// why: collects the prices of a band with $addToSet, so equal prices enter the average once
// scenario: products with prices 16, 16 and 22; asked: band 15, average_price 18; this: 19
db.products.aggregate([
  { $set: { euros: { $convert: { input: "$price", to: "double" } } } },
  {
    $bucket: {
      groupBy: "$euros",
      boundaries: [0, 15, 25, 50, 100],
      default: "100 or more",
      output: { products: { $sum: 1 }, prices: { $addToSet: "$euros" } },
    },
  },
  {
    $project: {
      _id: 0,
      band: "$_id",
      products: 1,
      average_price: { $round: [{ $avg: "$prices" }, 2] },
      highest: { $max: "$prices" },
    },
  },
])
