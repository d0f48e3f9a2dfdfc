-- why: keeps an old date by coalesce in place of leaving the row out, so rows that did not change are returned as changed
-- scenario: product 1, never sold, launched 2023-01-01, discontinued on 2024-05-01: returns it with 2024-05-01; right is no returned row
UPDATE products AS p
SET discontinued_on = coalesce(p.discontinued_on, DATE '2025-03-31')
WHERE p.launched_on <= DATE '2023-12-31'
  AND NOT EXISTS (SELECT 1 FROM order_lines AS l WHERE l.product_id = p.product_id)
RETURNING p.product_id, p.name, p.launched_on, p.discontinued_on;
