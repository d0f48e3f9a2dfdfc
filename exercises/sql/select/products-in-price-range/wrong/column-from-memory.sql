-- verdict: error, code: unknown-column
-- why: the column is called launched_on.
SELECT product_id, name, price, launched_at
FROM products
WHERE price BETWEEN 25 AND 50
  AND discontinued_on IS NULL
ORDER BY price, launched_at DESC, product_id;
