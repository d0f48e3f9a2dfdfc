-- shape: UPDATE with NOT EXISTS, plain RETURNING
UPDATE products AS p
SET discontinued_on = DATE '2025-03-31'
WHERE p.discontinued_on IS NULL
  AND p.launched_on <= DATE '2023-12-31'
  AND NOT EXISTS (SELECT 1 FROM order_lines AS l WHERE l.product_id = p.product_id)
RETURNING p.product_id, p.name, p.launched_on, p.discontinued_on;
