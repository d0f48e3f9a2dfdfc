-- shape: customers CROSS JOIN products, EXISTS bought and row NOT IN reviewed
SELECT c.customer_id, c.full_name, p.product_id, p.name AS product
FROM customers AS c
CROSS JOIN products AS p
WHERE c.country = ANY (ARRAY['IE', 'PT'])
  AND EXISTS (
      SELECT 1
      FROM orders AS o
      WHERE o.customer_id = c.customer_id
        AND o.status = 'delivered'
        AND p.product_id IN (SELECT l.product_id FROM order_lines AS l WHERE l.order_id = o.order_id)
  )
  AND (c.customer_id, p.product_id) NOT IN (SELECT r.customer_id, r.product_id FROM reviews AS r)
ORDER BY 1, 3;
