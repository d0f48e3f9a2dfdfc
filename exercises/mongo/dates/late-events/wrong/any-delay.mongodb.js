// verdict: wrong, code: wrong-value
// why: counts what arrived later at all, also within the month
db.events.aggregate([
  {
    $project: {
      month: { $dateTrunc: { date: "$event_at", unit: "month" } },
      event_at: 1,
      arrived_at: 1,
    },
  },
  {
    $group: {
      _id: "$month",
      events: { $sum: 1 },
      late_events: { $sum: { $cond: [{ $gt: ["$arrived_at", "$event_at"] }, 1, 0] } },
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
