-- verdict: wrong, code: extra-rows
-- why: writes over the dates of products that were discontinued long ago
UPDATE products
SET discontinued_on = DATE '2025-03-31'
WHERE launched_on <= DATE '2023-12-31'
  AND NOT EXISTS (
      SELECT 1
      FROM order_lines AS l
      WHERE l.product_id = products.product_id
  )
RETURNING product_id, name, launched_on, discontinued_on;
