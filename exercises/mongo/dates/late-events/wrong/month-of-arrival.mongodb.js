// verdict: wrong, code: different-documents
// why: the month in which the event arrived is the key of the group
db.events.aggregate([
  {
    $project: {
      month: { $dateTrunc: { date: "$event_at", unit: "month" } },
      arrived: { $dateTrunc: { date: "$arrived_at", unit: "month" } },
    },
  },
  {
    $group: {
      _id: "$arrived",
      events: { $sum: 1 },
      late_events: { $sum: { $cond: [{ $gt: ["$arrived", "$month"] }, 1, 0] } },
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
