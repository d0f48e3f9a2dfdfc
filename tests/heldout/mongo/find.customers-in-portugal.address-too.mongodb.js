// why: the country of the customer counts, here one with an address in Portugal will do
// scenario: a customer of Spain with an address in Portugal
db.customers
  .find({ $or: [{ country: "PT" }, { "addresses.country": "PT" }] }, { _id: 0, full_name: 1, email: 1, signed_up_on: 1 })
  .sort({ signed_up_on: -1, full_name: 1 })
