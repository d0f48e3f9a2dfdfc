// verdict: wrong, code: missing-documents
// why: the last day of each span ends at its first second
db.orders.aggregate([
  {
    $match: {
      $or: [
        { placed_at: { $gte: ISODate("2023-12-11"), $lte: ISODate("2024-01-21") } },
        { placed_at: { $gte: ISODate("2024-12-09"), $lte: ISODate("2025-01-19") } },
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
