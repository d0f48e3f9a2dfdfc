// Products nobody wrote about
db.products.aggregate([
  { $project: { _id: 0, product_id: "$_id", name: 1, launched_on: 1 } },
])
