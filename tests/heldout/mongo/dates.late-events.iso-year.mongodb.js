// why: compares months as text with %G, the year of the ISO week, so the last days of December belong to the year after
// scenario: one event of 2024-12-30 12:00, arrived 2025-01-02 12:00; asked: late_events 1; this: 0, because "2025-12" is not before "2025-01"
db.events.aggregate([
  {
    $set: {
      happened: { $dateToString: { date: "$event_at", format: "%G-%m" } },
      arrived: { $dateToString: { date: "$arrived_at", format: "%G-%m" } },
    },
  },
  {
    $group: {
      _id: { $dateTrunc: { date: "$event_at", unit: "month" } },
      events: { $sum: 1 },
      late_events: { $sum: { $cond: [{ $gt: ["$arrived", "$happened"] }, 1, 0] } },
    },
  },
  {
    $project: {
      _id: 0,
      month: "$_id",
      events: 1,
      late_events: 1,
      late_share: { $round: [{ $divide: ["$late_events", "$events"] }, 3] },
    },
  },
  { $sort: { month: 1 } },
])
