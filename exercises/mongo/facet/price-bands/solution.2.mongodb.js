db.products.aggregate([
  { $project: { euros: { $toDouble: "$price" } } },
  {
    $group: {
      _id: {
        $switch: {
          branches: [
            { case: { $lt: ["$euros", 15] }, then: 0 },
            { case: { $lt: ["$euros", 25] }, then: 15 },
            { case: { $lt: ["$euros", 50] }, then: 25 },
            { case: { $lt: ["$euros", 100] }, then: 50 },
          ],
          default: "100 or more",
        },
      },
      products: { $sum: 1 },
      average: { $avg: "$euros" },
      highest: { $max: "$euros" },
    },
  },
  {
    $project: {
      _id: 0,
      band: "$_id",
      products: 1,
      average_price: { $round: ["$average", 2] },
      highest: 1,
    },
  },
])
