// why: the last order is the latest placed, here the one stored last
// scenario: order 1 placed on 2024-01-03, order 2 placed on 2024-01-02: last_order is that of the 3rd
db.orders.aggregate([
  { $sort: { _id: 1 } },
  {
    $match: {
      $or: [
        { placed_at: { $gte: ISODate("2023-12-11"), $lt: ISODate("2024-01-22") } },
        { placed_at: { $gte: ISODate("2024-12-09"), $lt: ISODate("2025-01-20") } },
      ],
    },
  },
  { $group: { _id: { $dateToString: { date: "$placed_at", format: "%G-W%V" } }, orders: { $sum: 1 }, last_order: { $last: "$placed_at" } } },
  { $project: { _id: 0, week: "$_id", orders: 1, last_order: 1 } },
  { $sort: { week: 1 } },
])
