// why: ends both ranges at 23:59:59 included, and loses orders of the last second's milliseconds
// scenario: one order placed 2025-01-19 23:59:59.500; asked: 2025-W03 with 1 order; this: nothing
db.orders.aggregate([
  {
    $match: {
      $or: [
        { placed_at: { $gte: ISODate("2023-12-11T00:00:00Z"), $lte: ISODate("2024-01-21T23:59:59Z") } },
        { placed_at: { $gte: ISODate("2024-12-09T00:00:00Z"), $lte: ISODate("2025-01-19T23:59:59Z") } },
      ],
    },
  },
  {
    $group: {
      _id: { $dateToString: { date: "$placed_at", format: "%G-W%V" } },
      orders: { $sum: 1 },
      last_order: { $max: "$placed_at" },
    },
  },
  { $project: { _id: 0, week: "$_id", orders: 1, last_order: 1 } },
  { $sort: { week: 1 } },
])
