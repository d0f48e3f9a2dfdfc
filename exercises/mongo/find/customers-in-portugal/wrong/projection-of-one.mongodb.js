// verdict: wrong, code: missing-field
// why: a projection keeps only what it names; signed_up_on is sorted by, but not kept.
db.customers
  .find({ country: "PT" }, { full_name: 1, email: 1 })
  .sort({ signed_up_on: -1, full_name: 1 })
