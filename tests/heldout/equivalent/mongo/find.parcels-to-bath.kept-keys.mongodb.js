// shape: the address through $objectToArray, $filter on the keys, $arrayToObject
db.orders.aggregate([
  { $match: { status: "delivered", "shipping_address.city": "Bath" } },
  {
    $project: {
      placed_at: 1,
      shipping_address: {
        $arrayToObject: {
          $filter: {
            input: { $objectToArray: "$shipping_address" },
            as: "f",
            cond: { $in: ["$$f.k", ["street", "postcode"]] },
          },
        },
      },
    },
  },
])
