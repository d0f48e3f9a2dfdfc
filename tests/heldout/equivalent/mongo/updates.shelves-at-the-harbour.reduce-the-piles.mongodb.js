// shape: update by pipeline, the array built anew by $reduce, with $mergeObjects
db.products.updateMany({ stock: { $elemMatch: { warehouse: "harbour", quantity: { $gte: 10 } } } }, [
  {
    $set: {
      stock: {
        $reduce: {
          input: "$stock",
          initialValue: [],
          in: {
            $concatArrays: [
              "$$value",
              [
                {
                  $mergeObjects: [
                    "$$this",
                    {
                      $cond: [
                        { $and: [{ $eq: ["$$this.warehouse", "harbour"] }, { $gte: ["$$this.quantity", 10] }] },
                        { shelf: "H1" },
                        {},
                      ],
                    },
                  ],
                },
              ],
            ],
          },
        },
      },
    },
  },
])
