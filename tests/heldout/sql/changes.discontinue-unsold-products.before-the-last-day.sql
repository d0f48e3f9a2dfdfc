-- why: a product launched on 2023-12-31 itself is concerned too
-- scenario: a product launched on 2023-12-31, never sold
UPDATE products
SET discontinued_on = DATE '2025-03-31'
WHERE launched_on < DATE '2023-12-31'
  AND discontinued_on IS NULL
  AND NOT EXISTS (SELECT 1 FROM order_lines l WHERE l.product_id = products.product_id)
RETURNING product_id, name, launched_on, discontinued_on;
