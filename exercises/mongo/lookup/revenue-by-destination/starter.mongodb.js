// Where the parcels went (a copy inside)
db.orders.aggregate([
  { $match: { placed_at: { $gte: ISODate("2024-10-01"), $lt: ISODate("2025-01-01") } } },
])
