// why: what arrives in the first moment of the next month is late
db.events.aggregate([
  {
    $group: {
      _id: { $dateTrunc: { date: "$event_at", unit: "month" } },
      events: { $sum: 1 },
      late_events: { $sum: { $cond: [{
            $gt: [
              "$arrived_at",
              { $dateAdd: { startDate: { $dateTrunc: { date: "$event_at", unit: "month" } }, unit: "month", amount: 1 } },
            ],
          }, 1, 0] } },
    },
  },
  { $sort: { _id: 1 } },
  { $project: { _id: 0, month: "$_id", events: 1, late_events: 1, late_share: { $round: [{ $divide: ["$late_events", "$events"] }, 3] } } },
])
