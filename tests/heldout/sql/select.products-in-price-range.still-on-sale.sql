-- why: still in the range means that no day is stored, here a day to come will do
-- scenario: a product of 30.00 that is to be discontinued on 2025-12-31
SELECT product_id, name, price, launched_on
FROM products
WHERE price >= 25 AND price <= 50
  AND (discontinued_on IS NULL OR discontinued_on > DATE '2025-03-31')
ORDER BY price, launched_on DESC, product_id;
