-- why: a product is in the range if it is not discontinued, whether its first day is still to come plays no part
-- scenario: a product of 30.00 launched on 2025-04-15
SELECT product_id, name, price, launched_on
FROM products
WHERE price BETWEEN 25.00 AND 50.00
  AND discontinued_on IS NULL
  AND launched_on <= '2025-03-31'
ORDER BY price, launched_on DESC, product_id;
