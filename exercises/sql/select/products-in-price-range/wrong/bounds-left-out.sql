-- verdict: wrong, code: missing-rows
-- why: > and < leave out the products that cost exactly 25.00 and exactly 50.00.
SELECT product_id, name, price, launched_on
FROM products
WHERE price > 25
  AND price < 50
  AND discontinued_on IS NULL
ORDER BY price, launched_on DESC, product_id;
