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
      _id: { year: { $isoWeekYear: "$placed_at" }, week: { $isoWeek: "$placed_at" } },
      orders: { $sum: 1 },
      last_order: { $max: "$placed_at" },
    },
  },
  { $sort: { "_id.year": 1, "_id.week": 1 } },
  {
    $project: {
      _id: 0,
      week: {
        $concat: [
          { $toString: "$_id.year" },
          { $cond: [{ $lt: ["$_id.week", 10] }, "-W0", "-W"] },
          { $toString: "$_id.week" },
        ],
      },
      orders: 1,
      last_order: 1,
    },
  },
])
