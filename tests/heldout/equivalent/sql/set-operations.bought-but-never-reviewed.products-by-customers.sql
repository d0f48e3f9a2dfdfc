-- shape: every product beside every customer of the two countries, filtered by IN and NOT IN of pairs
SELECT c.customer_id, c.full_name, p.product_id, p.name AS product
FROM customers AS c
CROSS JOIN products AS p
WHERE (c.country = 'IE' OR c.country = 'PT')
  AND p.product_id IN (
      SELECT l.product_id
      FROM order_lines AS l
      WHERE (SELECT (o.customer_id, o.status) = (c.customer_id, 'delivered') FROM orders AS o WHERE o.order_id = l.order_id)
  )
  AND (c.customer_id, p.product_id) NOT IN (SELECT r.customer_id, r.product_id FROM reviews AS r)
ORDER BY c.customer_id, p.product_id;
