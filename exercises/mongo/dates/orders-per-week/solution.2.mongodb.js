db.orders.aggregate([
  { $sort: { placed_at: 1 } },
  {
    $project: {
      placed_at: 1,
      week: { $dateToString: { date: "$placed_at", format: "%G-W%V" } },
    },
  },
  {
    $match: {
      week: {
        $in: [
          "2023-W50", "2023-W51", "2023-W52", "2024-W01", "2024-W02", "2024-W03",
          "2024-W50", "2024-W51", "2024-W52", "2025-W01", "2025-W02", "2025-W03",
        ],
      },
    },
  },
  { $group: { _id: "$week", orders: { $sum: 1 }, last_order: { $last: "$placed_at" } } },
  { $sort: { _id: 1 } },
  { $project: { _id: 0, week: "$_id", orders: 1, last_order: 1 } },
])
