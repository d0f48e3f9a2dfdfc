-- why: a date that is already there stays, a later one too
-- scenario: a product launched in 2023, never sold, to be discontinued on 2025-06-30
UPDATE products
SET discontinued_on = '2025-03-31'
WHERE launched_on <= '2023-12-31'
  AND (discontinued_on IS NULL OR discontinued_on > '2025-03-31')
  AND product_id NOT IN (SELECT product_id FROM order_lines)
RETURNING product_id, name, launched_on, discontinued_on;
