// verdict: wrong, code: wrong-value
// why: weeks that begin on Sunday, named by that day
db.orders.aggregate([
  {
    $match: {
      $or: [
        { placed_at: { $gte: ISODate("2023-12-11"), $lt: ISODate("2024-01-22") } },
        { placed_at: { $gte: ISODate("2024-12-09"), $lt: ISODate("2025-01-20") } },
      ],
    },
  },
  {
    $group: {
      _id: { $dateTrunc: { date: "$placed_at", unit: "week" } },
      orders: { $sum: 1 },
      last_order: { $max: "$placed_at" },
    },
  },
  { $project: { _id: 0, week: { $dateToString: { date: "$_id", format: "%G-W%V" } }, orders: 1, last_order: 1 } },
  { $sort: { week: 1 } },
])
