// verdict: wrong, code: wrong-value
// why: weeks of the two winters with one number become one
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
      _id: { $dateToString: { date: "$placed_at", format: "W%V" } },
      orders: { $sum: 1 },
      last_order: { $max: "$placed_at" },
    },
  },
  { $project: { _id: 0, week: "$_id", orders: 1, last_order: 1 } },
  { $sort: { week: 1 } },
])
