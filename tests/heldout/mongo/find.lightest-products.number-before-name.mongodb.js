// why: the sort keys stand in the wrong order: equal weights go by _id first, so the name never decides
// scenario: products 1 "Vase" and 2 "Bowl", both 0.3 kg; asked: 2, 1; this: 1, 2
db.products
  .find({ weight_kg: { $type: "number" } }, { name: 1, weight_kg: 1 })
  .sort({ weight_kg: 1, _id: 1, name: 1 })
  .limit(11)
