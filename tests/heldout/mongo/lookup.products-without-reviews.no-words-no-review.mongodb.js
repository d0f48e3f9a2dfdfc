// why: recognizes the missing review by a field that reviews may lack, so products that have only stars without words come too
// scenario: product 1 with one review that has no body; asked: nothing; this: product 1
db.products.aggregate([
  { $match: { discontinued_on: { $exists: false } } },
  { $lookup: { from: "reviews", localField: "_id", foreignField: "product_id", as: "r" } },
  { $match: { "r.body": { $exists: false } } },
  { $project: { _id: 0, product_id: "$_id", name: 1, launched_on: 1 } },
])
