db.events.aggregate([
  {
    $group: {
      _id: { $dateToString: { date: "$event_at", format: "%Y-%m" } },
      month: { $min: { $dateTrunc: { date: "$event_at", unit: "month" } } },
      events: { $sum: 1 },
      late_events: {
        $sum: {
          $cond: [
            {
              $gt: [
                { $dateToString: { date: "$arrived_at", format: "%Y-%m" } },
                { $dateToString: { date: "$event_at", format: "%Y-%m" } },
              ],
            },
            1,
            0,
          ],
        },
      },
    },
  },
  { $sort: { _id: 1 } },
  {
    $project: {
      _id: 0,
      month: 1,
      events: 1,
      late_events: 1,
      late_share: { $round: [{ $divide: ["$late_events", "$events"] }, 3] },
    },
  },
])
