// why: customers of the same day go by name, here they come as stored
db.customers.find({ country: "PT" }, { _id: 0, full_name: 1, email: 1, signed_up_on: 1 }).sort({ signed_up_on: -1 })
