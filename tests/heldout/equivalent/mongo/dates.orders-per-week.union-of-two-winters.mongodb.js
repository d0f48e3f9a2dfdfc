// shape: $unionWith for the second winter, week and year by $isoWeek and $isoWeekYear, zeros added by hand
db.orders.aggregate([
  { $match: { placed_at: { $gte: ISODate("2023-12-11T00:00:00Z"), $lt: ISODate("2024-01-22T00:00:00Z") } } },
  {
    $unionWith: {
      coll: "orders",
      pipeline: [
        { $match: { placed_at: { $gte: ISODate("2024-12-09T00:00:00Z"), $lt: ISODate("2025-01-20T00:00:00Z") } } },
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
    $replaceWith: {
      week: {
        $concat: [
          { $toString: "$_id.year" },
          { $cond: [{ $lt: ["$_id.week", 10] }, "-W0", "-W"] },
          { $toString: "$_id.week" },
        ],
      },
      orders: "$orders",
      last_order: "$last_order",
    },
  },
])
