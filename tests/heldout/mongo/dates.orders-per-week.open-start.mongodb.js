// why: an order of the first midnight belongs to its week
db.orders.aggregate([
  { $match: {
      $or: [
        { placed_at: { $gt: ISODate("2023-12-11"), $lt: ISODate("2024-01-22") } },
        { placed_at: { $gt: ISODate("2024-12-09"), $lt: ISODate("2025-01-20") } },
      ],
    } },
  { $group: { _id: { $dateToString: { date: "$placed_at", format: "%G-W%V" } }, orders: { $sum: 1 }, last_order: { $max: "$placed_at" } } },
  { $project: { _id: 0, week: "$_id", orders: 1, last_order: 1 } },
  { $sort: { week: 1 } },
])
