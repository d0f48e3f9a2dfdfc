// why: takes the customer's number for the order in which accounts were made
// scenario: customers in PT: 5 of 2024-05-01 and 6 of 2024-04-01 (entered late); asked: 5, 6; this: 6, 5
db.customers.find({ country: "PT" }, { _id: 0, full_name: 1, email: 1, signed_up_on: 1 }).sort({ _id: -1 })
