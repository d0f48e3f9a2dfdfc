// Events that missed their month, from documents
db.events.aggregate([
  { $project: { _id: 0, event_at: 1, arrived_at: 1 } },
  { $limit: 10 },
])
