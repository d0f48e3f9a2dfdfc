// why: starts at the customers and drops countries without an order by their revenue of 0, which a country whose orders came to nothing has as well
// scenario: customer 1 (NO) with one order of November 2024, total 0; asked: NO with orders 1, revenue 0; this: nothing
db.customers.aggregate([
  {
    $lookup: {
      from: "orders",
      localField: "_id",
      foreignField: "customer_id",
      pipeline: [
        {
          $match: {
            status: { $ne: "cancelled" },
            placed_at: { $gte: ISODate("2024-10-01T00:00:00Z"), $lt: ISODate("2025-01-01T00:00:00Z") },
          },
        },
      ],
      as: "placed",
    },
  },
  {
    $group: {
      _id: "$country",
      orders: { $sum: { $size: "$placed" } },
      revenue: { $sum: { $sum: "$placed.total" } },
    },
  },
  { $match: { revenue: { $gt: 0 } } },
  { $project: { _id: 0, country: "$_id", orders: 1, revenue: { $round: ["$revenue", 2] } } },
  { $sort: { revenue: -1, country: 1 } },
])
