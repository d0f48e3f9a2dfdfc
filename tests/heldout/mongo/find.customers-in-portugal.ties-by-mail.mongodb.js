// why: customers of the same day go by name, here by address of mail
// scenario: Ana (z@x.pt) and Rui (a@x.pt), both of Portugal, signed up on one day: Ana, Rui
db.customers.find({ country: "PT" }, { _id: 0, full_name: 1, email: 1, signed_up_on: 1 }).sort({ signed_up_on: -1, email: 1 })
