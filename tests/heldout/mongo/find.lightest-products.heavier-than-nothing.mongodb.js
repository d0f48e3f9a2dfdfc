// why: "known" is asked as "above 0", which leaves out a product that weighs 0 (less than the scales show)
// scenario: two products with weight_kg 0 and 0.2; asked: both, 0 first; this: only the second
db.products
  .find({ weight_kg: { $gt: 0 } }, { name: 1, weight_kg: 1 })
  .sort({ weight_kg: 1, name: 1, _id: 1 })
  .limit(11)
