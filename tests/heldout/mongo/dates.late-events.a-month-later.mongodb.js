// why: late is what arrives in a later month, not what takes more than 31 days
// scenario: an event of 2024-03-31 that arrived on 2024-04-02: late
db.events.aggregate([
  {
    $group: {
      _id: { $dateTrunc: { date: "$event_at", unit: "month" } },
      events: { $sum: 1 },
      late_events: { $sum: { $cond: [{ $gt: [{ $subtract: ["$arrived_at", "$event_at"] }, 2678400000] }, 1, 0] } },
    },
  },
  { $project: { _id: 0, month: "$_id", events: 1, late_events: 1, late_share: { $round: [{ $divide: ["$late_events", "$events"] }, 3] } } },
  { $sort: { month: 1 } },
])
