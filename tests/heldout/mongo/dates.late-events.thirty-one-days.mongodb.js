// why: a month ends with its last day, here after 31 days
db.events.aggregate([
  {
    $group: {
      _id: { $dateTrunc: { date: "$event_at", unit: "month" } },
      events: { $sum: 1 },
      late_events: { $sum: { $cond: [{
            $gte: [
              "$arrived_at",
              { $dateAdd: { startDate: { $dateTrunc: { date: "$event_at", unit: "month" } }, unit: "day", amount: 31 } },
            ],
          }, 1, 0] } },
    },
  },
  { $sort: { _id: 1 } },
  { $project: { _id: 0, month: "$_id", events: 1, late_events: 1, late_share: { $round: [{ $divide: ["$late_events", "$events"] }, 3] } } },
])
