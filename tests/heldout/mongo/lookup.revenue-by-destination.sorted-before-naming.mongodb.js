// why: sorts while the counter is still null, which comes before every country, and names it afterwards
// scenario: two orders of November 2024, total 10 each, one to AT, one picked up; asked: AT, counter; this: counter, AT
db.orders.aggregate([
  {
    $match: {
      status: { $ne: "cancelled" },
      placed_at: { $gte: ISODate("2024-10-01T00:00:00Z"), $lt: ISODate("2025-01-01T00:00:00Z") },
    },
  },
  { $group: { _id: "$shipping_address.country", orders: { $sum: 1 }, revenue: { $sum: "$total" } } },
  { $set: { revenue: { $round: ["$revenue", 2] } } },
  { $sort: { revenue: -1, _id: 1 } },
  { $project: { _id: 0, destination: { $ifNull: ["$_id", "counter"] }, orders: 1, revenue: 1 } },
])
