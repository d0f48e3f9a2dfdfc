SELECT p.product_id, p.name, p.price, p.launched_on
FROM products AS p
WHERE p.price >= 25.00
  AND p.price <= 50.00
EXCEPT
SELECT p.product_id, p.name, p.price, p.launched_on
FROM products AS p
WHERE p.discontinued_on IS NOT NULL
ORDER BY price ASC, launched_on DESC, product_id ASC;
