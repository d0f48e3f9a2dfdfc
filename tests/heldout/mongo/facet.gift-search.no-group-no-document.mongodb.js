// why: builds everything from one $group over all products found, which gives no document where none is found
// scenario: no product with the tag gift; asked: {found:0,brands:[],newest:[]}; this: no document
db.products.aggregate([
  { $match: { tags: "gift" } },
  { $sort: { launched_on: -1, _id: 1 } },
  {
    $group: {
      _id: null,
      found: { $sum: 1 },
      all: { $push: { product_id: "$_id", name: "$name" } },
      labels: { $push: "$brand" },
    },
  },
  {
    $project: {
      _id: 0,
      found: 1,
      brands: {
        $slice: [
          {
            $sortArray: {
              input: {
                $map: {
                  input: { $setUnion: ["$labels", []] },
                  as: "b",
                  in: {
                    brand: "$$b",
                    products: { $size: { $filter: { input: "$labels", as: "l", cond: { $eq: ["$$l", "$$b"] } } } },
                  },
                },
              },
              sortBy: { products: -1, brand: 1 },
            },
          },
          5,
        ],
      },
      newest: { $slice: ["$all", 3] },
    },
  },
])
