// why: the last Sunday lasts to midnight, a date holds milliseconds
db.orders.aggregate([
  { $match: {
      $or: [
        { placed_at: { $gte: ISODate("2023-12-11"), $lte: ISODate("2024-01-21T23:59:59Z") } },
        { placed_at: { $gte: ISODate("2024-12-09"), $lte: ISODate("2025-01-19T23:59:59Z") } },
      ],
    } },
  { $group: { _id: { $dateToString: { date: "$placed_at", format: "%G-W%V" } }, orders: { $sum: 1 }, last_order: { $max: "$placed_at" } } },
  { $project: { _id: 0, week: "$_id", orders: 1, last_order: 1 } },
  { $sort: { week: 1 } },
])
