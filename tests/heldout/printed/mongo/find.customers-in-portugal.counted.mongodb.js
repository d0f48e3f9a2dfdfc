// why: how many live there is read off the data
db.customers.find({ country: { $in: ["PT"] } }, { _id: 0, full_name: 1, email: 1, signed_up_on: 1 }).sort({ signed_up_on: -1 }).limit(10)
