// verdict: wrong, code: empty-result
// why: reads the country from the customer's address book of today: entries may have changed or gone, and gifts are in another book
db.orders.aggregate([
  {
    $match: {
      placed_at: { $gte: ISODate("2024-10-01"), $lt: ISODate("2025-01-01") },
      status: { $ne: "cancelled" },
    },
  },
  { $lookup: { from: "customers", localField: "customer_id", foreignField: "_id", as: "customer" } },
  { $unwind: "$customer" },
  {
    $project: {
      total: 1,
      entry: {
        $filter: {
          input: { $ifNull: ["$customer.addresses", []] },
          as: "one",
          cond: { $eq: ["$$one.address_id", "$shipping_address.address_id"] },
        },
      },
    },
  },
  { $unwind: { path: "$entry", preserveNullAndEmptyArrays: true } },
  {
    $group: {
      _id: { $ifNull: ["$entry.country", "counter"] },
      orders: { $sum: 1 },
      revenue: { $sum: "$total" },
    },
  },
  { $project: { _id: 0, destination: "$_id", orders: 1, revenue: { $round: ["$revenue", 2] } } },
  { $sort: { revenue: -1, destination: 1 } },
])
