// why: only the numbers of the months are compared, an event that arrived a year later is in time
// scenario: an event of 2024-03-05 that arrived on 2025-03-06
db.events.aggregate([
  {
    $group: {
      _id: { $dateTrunc: { date: "$event_at", unit: "month" } },
      events: { $sum: 1 },
      late_events: { $sum: { $cond: [{ $ne: [{ $month: "$event_at" }, { $month: "$arrived_at" }] }, 1, 0] } },
    },
  },
  { $project: { _id: 0, month: "$_id", events: 1, late_events: 1, late_share: { $round: [{ $divide: ["$late_events", "$events"] }, 3] } } },
  { $sort: { month: 1 } },
])
