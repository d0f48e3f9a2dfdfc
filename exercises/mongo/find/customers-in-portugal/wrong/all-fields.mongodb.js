// verdict: wrong, code: extra-field
// why: without a projection the whole documents come back, addresses and all.
db.customers.find({ country: "PT" }).sort({ signed_up_on: -1, full_name: 1 })
