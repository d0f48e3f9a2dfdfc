-- shape: distance from the middle price, COALESCE around IS NULL, quoted names, NULLS LAST
SELECT "product_id", "name", "price", "launched_on"
FROM "products"
WHERE abs("price" - 37.5) <= 12.5
  AND COALESCE("discontinued_on" IS NULL, false)
ORDER BY "price" ASC NULLS LAST, "launched_on" DESC NULLS LAST, "product_id" ASC NULLS LAST;
