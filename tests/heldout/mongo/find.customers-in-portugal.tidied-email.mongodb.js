// why: tidies the e-mail address up (trimmed, lower case), though it is wanted as stored
// scenario: one customer in PT with email " Rita@EXAMPLE.com "; asked: " Rita@EXAMPLE.com "; this: "rita@example.com"
db.customers.aggregate([
  { $match: { country: "PT" } },
  { $sort: { signed_up_on: -1, full_name: 1 } },
  { $project: { _id: 0, full_name: 1, email: { $toLower: { $trim: { input: "$email" } } }, signed_up_on: 1 } },
])
