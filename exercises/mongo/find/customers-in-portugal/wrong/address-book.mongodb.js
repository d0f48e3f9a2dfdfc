// verdict: wrong, code: missing-documents
// why: this looks into the address book, and customer 31 lives in Portugal without having one.
db.customers
  .find({ "addresses.country": "PT" }, { _id: 0, full_name: 1, email: 1, signed_up_on: 1 })
  .sort({ signed_up_on: -1, full_name: 1 })
