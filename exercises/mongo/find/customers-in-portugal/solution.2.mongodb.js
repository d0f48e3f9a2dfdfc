db.customers.aggregate([
  { $match: { country: { $eq: "PT" } } },
  { $sort: { signed_up_on: -1, full_name: 1 } },
  { $project: { _id: 0, full_name: true, email: true, signed_up_on: true } }
])
