// why: takes the order with the highest number of the week for the last one; orders may be entered late
// scenario: orders 1 placed 2024-12-18 10:00 and 2 placed 2024-12-17 10:00; asked: last_order of 2024-W51 is 12-18 10:00; this: 12-17 10:00
db.orders.aggregate([
  {
    $match: {
      $or: [
        { placed_at: { $gte: ISODate("2023-12-11T00:00:00Z"), $lt: ISODate("2024-01-22T00:00:00Z") } },
        { placed_at: { $gte: ISODate("2024-12-09T00:00:00Z"), $lt: ISODate("2025-01-20T00:00:00Z") } },
      ],
    },
  },
  { $sort: { _id: 1 } },
  {
    $group: {
      _id: { $dateToString: { date: "$placed_at", format: "%G-W%V" } },
      orders: { $sum: 1 },
      last_order: { $last: "$placed_at" },
    },
  },
  { $sort: { _id: 1 } },
  { $project: { _id: 0, week: "$_id", orders: 1, last_order: 1 } },
])
