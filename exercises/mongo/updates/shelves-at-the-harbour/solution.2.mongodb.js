// As a pipeline: the array is built anew, pile by pile.
db.products.updateMany({ "stock.warehouse": "harbour" }, [
  {
    $set: {
      stock: {
        $map: {
          input: "$stock",
          as: "pile",
          in: {
            $cond: [
              { $and: [{ $eq: ["$$pile.warehouse", "harbour"] }, { $gte: ["$$pile.quantity", 10] }] },
              { $mergeObjects: ["$$pile", { shelf: "H1" }] },
              "$$pile",
            ],
          },
        },
      },
    },
  },
])
