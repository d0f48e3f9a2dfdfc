// verdict: wrong, code: wrong-order
// why: nothing sorts, so the documents come as they are stored, the oldest account first.
db.customers.find({ country: "PT" }, { _id: 0, full_name: 1, email: 1, signed_up_on: 1 })
