-- verdict: wrong, code: missing-rows
-- why: takes a product away as soon as anybody has reviewed it
SELECT DISTINCT c.customer_id, c.full_name, p.product_id, p.name AS product
FROM customers AS c
JOIN orders AS o ON o.customer_id = c.customer_id AND o.status = 'delivered'
JOIN order_lines AS l ON l.order_id = o.order_id
JOIN products AS p ON p.product_id = l.product_id
WHERE c.country IN ('IE', 'PT')
  AND NOT EXISTS (
      SELECT 1
      FROM reviews AS r
      WHERE r.product_id = p.product_id
  )
ORDER BY c.customer_id, p.product_id;
