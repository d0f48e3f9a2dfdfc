// shape: everything pushed into one list, $sortArray, $unwind, $replaceRoot
db.customers.aggregate([
  { $match: { $expr: { $eq: ["$country", "PT"] } } },
  { $group: { _id: null, all: { $push: { full_name: "$full_name", email: "$email", signed_up_on: "$signed_up_on" } } } },
  { $project: { all: { $sortArray: { input: "$all", sortBy: { signed_up_on: -1, full_name: 1 } } } } },
  { $unwind: "$all" },
  { $replaceRoot: { newRoot: "$all" } },
])
