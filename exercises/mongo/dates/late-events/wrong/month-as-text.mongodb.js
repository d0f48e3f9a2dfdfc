// verdict: wrong, code: text-for-date
// why: $dateToString gives text, and the month is to be a date
db.events.aggregate([
  {
    $project: {
      month: { $dateTrunc: { date: "$event_at", unit: "month" } },
      arrived: { $dateTrunc: { date: "$arrived_at", unit: "month" } },
    },
  },
  {
    $group: {
      _id: "$month",
      events: { $sum: 1 },
      late_events: { $sum: { $cond: [{ $gt: ["$arrived", "$month"] }, 1, 0] } },
    },
  },
  {
    $project: {
      _id: 0,
      month: { $dateToString: { date: "$_id", format: "%Y-%m-%d" } },
      events: 1,
      late_events: 1,
      late_share: { $round: [{ $divide: ["$late_events", "$events"] }, 3] },
    },
  },
  { $sort: { month: 1 } },
])
