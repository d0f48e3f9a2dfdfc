// shape: $group by pair of months first, then by the month of the event
db.events.aggregate([
  {
    $group: {
      _id: {
        happened: { $dateTrunc: { date: "$event_at", unit: "month" } },
        arrived: { $dateTrunc: { date: "$arrived_at", unit: "month" } },
      },
      n: { $count: {} },
    },
  },
  {
    $group: {
      _id: "$_id.happened",
      events: { $sum: "$n" },
      late_events: { $sum: { $cond: [{ $lt: ["$_id.happened", "$_id.arrived"] }, "$n", 0] } },
    },
  },
  { $sort: { _id: 1 } },
  {
    $replaceWith: {
      month: "$_id",
      events: "$events",
      late_events: "$late_events",
      late_share: { $round: [{ $divide: ["$late_events", "$events"] }, 3] },
    },
  },
])
