-- why: customer 1 with product 12 and customer 11 with product 2 give the same glued text
-- scenario: customer 1 bought product 12 and reviewed nothing, customer 11 reviewed product 2
SELECT DISTINCT c.customer_id, c.full_name, p.product_id, p.name AS product
FROM customers c
JOIN orders o ON o.customer_id = c.customer_id
JOIN order_lines l ON l.order_id = o.order_id
JOIN products p ON p.product_id = l.product_id
WHERE c.country IN ('IE', 'PT')
  AND o.status = 'delivered'
  AND c.customer_id::text || p.product_id::text NOT IN (
      SELECT customer_id::text || product_id::text FROM reviews
  )
ORDER BY c.customer_id, p.product_id;
