// shape: $facet with a branch for the counter and one for the countries, joined again
db.orders.aggregate([
  {
    $match: {
      status: { $ne: "cancelled" },
      placed_at: { $gte: ISODate("2024-10-01T00:00:00Z"), $lt: ISODate("2025-01-01T00:00:00Z") },
    },
  },
  {
    $facet: {
      counter: [
        { $match: { shipping_address: null } },
        { $group: { _id: "counter", orders: { $sum: 1 }, revenue: { $sum: "$total" } } },
      ],
      sent: [
        { $match: { shipping_address: { $ne: null } } },
        { $group: { _id: "$shipping_address.country", orders: { $sum: 1 }, revenue: { $sum: "$total" } } },
      ],
    },
  },
  { $project: { rows: { $concatArrays: ["$counter", "$sent"] } } },
  { $unwind: "$rows" },
  {
    $replaceWith: {
      destination: "$rows._id",
      orders: "$rows.orders",
      revenue: { $round: ["$rows.revenue", 2] },
    },
  },
  { $sort: { revenue: -1, destination: 1 } },
])
