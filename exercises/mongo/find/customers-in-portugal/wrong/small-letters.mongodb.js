// verdict: wrong, code: empty-result
// why: text is compared letter by letter: "pt" is not "PT".
db.customers
  .find({ country: "pt" }, { _id: 0, full_name: 1, email: 1, signed_up_on: 1 })
  .sort({ signed_up_on: -1, full_name: 1 })
