// Price bands for the filter
db.products.aggregate([
  { $group: { _id: null, products: { $sum: 1 } } },
])
