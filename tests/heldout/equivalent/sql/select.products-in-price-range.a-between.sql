-- shape: plain WHERE with BETWEEN
SELECT product_id, name, price, launched_on
FROM products
WHERE price BETWEEN 25.00 AND 50.00
  AND discontinued_on IS NULL
ORDER BY price, launched_on DESC, product_id;
