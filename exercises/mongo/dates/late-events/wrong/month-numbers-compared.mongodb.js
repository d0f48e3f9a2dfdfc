// verdict: wrong, code: wrong-value
// why: December is 12 and January 1: across a new year an event looks early
db.events.aggregate([
  {
    $project: {
      month: { $dateTrunc: { date: "$event_at", unit: "month" } },
      happened_in: { $month: "$event_at" },
      arrived_in: { $month: "$arrived_at" },
    },
  },
  {
    $group: {
      _id: "$month",
      events: { $sum: 1 },
      late_events: { $sum: { $cond: [{ $gt: ["$arrived_in", "$happened_in"] }, 1, 0] } },
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
