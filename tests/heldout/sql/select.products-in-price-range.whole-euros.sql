-- why: 50.40 is more than 50.00 and 24.60 is less than 25.00, rounding takes both in
-- scenario: one product of 50.40
SELECT product_id, name, price, launched_on
FROM products
WHERE round(price) BETWEEN 25 AND 50
  AND discontinued_on IS NULL
ORDER BY price, launched_on DESC, product_id;
