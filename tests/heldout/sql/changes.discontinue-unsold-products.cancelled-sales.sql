-- why: a product on a cancelled order was sold as far as this goes ("whatever became of the order")
-- scenario: a product launched in 2023 whose only line is on a cancelled order
UPDATE products p
SET discontinued_on = DATE '2025-03-31'
WHERE p.launched_on < DATE '2024-01-01'
  AND p.discontinued_on IS NULL
  AND NOT EXISTS (
      SELECT 1 FROM order_lines l JOIN orders o ON o.order_id = l.order_id
      WHERE l.product_id = p.product_id AND o.status <> 'cancelled'
  )
RETURNING p.product_id, p.name, p.launched_on, p.discontinued_on;
