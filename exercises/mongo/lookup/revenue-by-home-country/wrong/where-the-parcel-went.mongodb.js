// verdict: wrong, code: wrong-value
// why: the copy inside the order says where the parcel went, and for pick-ups nothing
db.orders.aggregate([
  {
    $match: {
      placed_at: { $gte: ISODate("2024-10-01"), $lt: ISODate("2025-01-01") },
      status: { $ne: "cancelled" },
    },
  },
  { $group: { _id: "$shipping_address.country", orders: { $sum: 1 }, revenue: { $sum: "$total" } } },
  { $project: { _id: 0, country: "$_id", orders: 1, revenue: { $round: ["$revenue", 2] } } },
  { $sort: { revenue: -1, country: 1 } },
])
