-- verdict: wrong, code: row-order
-- why: DESC is missing, so that among equal prices the oldest product comes first.
SELECT product_id, name, price, launched_on
FROM products
WHERE price BETWEEN 25 AND 50
  AND discontinued_on IS NULL
ORDER BY price, launched_on, product_id;
