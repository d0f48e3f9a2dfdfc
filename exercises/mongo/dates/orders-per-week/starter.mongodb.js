// Orders by calendar week over New Year
db.orders.aggregate([
  { $match: { placed_at: { $gte: ISODate("2023-12-11"), $lt: ISODate("2024-01-22") } } },
])
