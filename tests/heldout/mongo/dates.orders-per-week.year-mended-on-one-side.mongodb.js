// why: mends the calendar year for January days that lie in week 52 or 53, but not for December days that lie in week 1
// scenario: one order placed 2024-12-31 12:00; asked: week 2025-W01; this: 2024-W01
db.orders.aggregate([
  {
    $match: {
      $or: [
        { placed_at: { $gte: ISODate("2023-12-11T00:00:00Z"), $lt: ISODate("2024-01-22T00:00:00Z") } },
        { placed_at: { $gte: ISODate("2024-12-09T00:00:00Z"), $lt: ISODate("2025-01-20T00:00:00Z") } },
      ],
    },
  },
  {
    $set: {
      year: {
        $cond: [
          { $and: [{ $eq: [{ $month: "$placed_at" }, 1] }, { $gte: [{ $isoWeek: "$placed_at" }, 52] }] },
          { $subtract: [{ $year: "$placed_at" }, 1] },
          { $year: "$placed_at" },
        ],
      },
    },
  },
  {
    $group: {
      _id: { $concat: [{ $toString: "$year" }, "-W", { $dateToString: { date: "$placed_at", format: "%V" } }] },
      orders: { $sum: 1 },
      last_order: { $max: "$placed_at" },
    },
  },
  { $project: { _id: 0, week: "$_id", orders: 1, last_order: 1 } },
  { $sort: { week: 1 } },
])
