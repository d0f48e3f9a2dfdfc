// why: the newest are those who signed up last, not those with the highest numbers
db.customers.find({ country: "PT" }, { _id: 0, full_name: 1, email: 1, signed_up_on: 1 }).sort({ _id: -1 })
