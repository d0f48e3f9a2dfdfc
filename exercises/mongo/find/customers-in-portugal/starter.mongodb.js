// Customers in Portugal
db.customers.find({})
