-- why: 50.00 is included
-- scenario: one product of 50.00
SELECT product_id, name, price, launched_on
FROM products
WHERE price BETWEEN 25 AND 49.99
  AND discontinued_on IS NULL
ORDER BY price, launched_on DESC, product_id;
