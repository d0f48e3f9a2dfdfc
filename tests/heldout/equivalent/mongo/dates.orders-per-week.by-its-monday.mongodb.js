// shape: $group by the Monday ($dateTrunc), the Monday written out afterwards
db.orders.aggregate([
  {
    $group: {
      _id: { $dateTrunc: { date: "$placed_at", unit: "week", startOfWeek: "monday" } },
      orders: { $sum: 1 },
      last_order: { $max: "$placed_at" },
    },
  },
  {
    $match: {
      $or: [
        { _id: { $gte: ISODate("2023-12-11T00:00:00Z"), $lt: ISODate("2024-01-22T00:00:00Z") } },
        { _id: { $gte: ISODate("2024-12-09T00:00:00Z"), $lt: ISODate("2025-01-20T00:00:00Z") } },
      ],
    },
  },
  { $sort: { _id: 1 } },
  { $project: { _id: 0, week: { $dateToString: { date: "$_id", format: "%G-W%V" } }, orders: 1, last_order: 1 } },
])
