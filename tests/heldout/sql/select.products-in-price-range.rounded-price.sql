-- why: compares the price rounded to whole euros, so 24.50 and 50.49 are in the range
-- scenario: product 1 at 50.40, in the range of the shop: gives that product; right is no row
SELECT product_id, name, price, launched_on
FROM products
WHERE round(price) BETWEEN 25 AND 50
  AND discontinued_on IS NULL
ORDER BY price, launched_on DESC, product_id;
