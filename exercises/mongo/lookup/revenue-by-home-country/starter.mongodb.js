// Where our customers live (a reference)
db.orders.aggregate([
  { $match: { placed_at: { $gte: ISODate("2024-10-01"), $lt: ISODate("2025-01-01") } } },
])
