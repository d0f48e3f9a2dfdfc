SELECT product_id, name, price, launched_on
FROM products
WHERE price BETWEEN 25 AND 50
  AND discontinued_on IS NULL
ORDER BY price, launched_on DESC, product_id;
