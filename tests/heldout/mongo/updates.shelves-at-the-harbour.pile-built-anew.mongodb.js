// why: builds the large piles anew from the fields it knows, and loses what else stands in them
// scenario: stock [{warehouse:"harbour",quantity:30,counted_by:"Ada"}]; asked: shelf "H1" beside counted_by; this: counted_by is gone
db.products.updateMany({ "stock.warehouse": "harbour" }, [
  {
    $set: {
      stock: {
        $map: {
          input: "$stock",
          as: "p",
          in: {
            $cond: [
              { $and: [{ $eq: ["$$p.warehouse", "harbour"] }, { $gte: ["$$p.quantity", 10] }] },
              { warehouse: "harbour", quantity: "$$p.quantity", shelf: "H1" },
              "$$p",
            ],
          },
        },
      },
    },
  },
])
